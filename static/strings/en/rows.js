// English: the rows of test digits.

export default {
  "rows.tab": "Rows",
  "rows.title": "Digits it has never trained on",
  "rows.input": "digit",
  "rows.noisy": "with noise",
  "rows.restored": "restored",
  "rows.difference": "difference",
  "rows.mse": "MSE",
  "rows.psnr": "PSNR",
  "rows.waiting": "The test digits are on their way.",
  "rows.ranking": "Measuring {done} of {total} digits",
  "rows.ranked": "Of {total} test digits: MSE {mse} on average, PSNR {psnr} of that.",
  "rows.take": "Put this {label} on the pad. MSE {mse}, PSNR {psnr}.",
  "rows.explain": "Press a digit to put it on the pad.",

  "setting.order": "Order",
  "setting.order.help": "The order of the digits in Rows.",
  "setting.order.first": "as they come",
  "setting.order.label": "by digit",
  "setting.order.worst": "worst first",
  "setting.order.best": "best first",
};
