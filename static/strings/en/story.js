// English: the article. *Words* between asterisks are stressed, **x** is a vector, [words](NAME) are a term of
// terms/list.js; {names} are in story/told.js.

export default {
  "story.title": "What fits through the waist",
  "story.lead":
    "A picture of a digit has 784 pixels. The digit itself has far less to it. Here is how a network finds out how much less: it has to squeeze every digit through a narrow waist, and build it up again on the other side.",
  "story.contents": "In this article",
  "story.sources": "Sources",
  "story.data":
    "MNIST is by Yann LeCun and Corinna Cortes, under CC BY-SA 3.0. The figures without a source were measured for this page, on MNIST, with Adam at a rate of .001, batches of 256 and seed 1; one command, nn/cmd/figures, writes them all. Decibels of many digits are those of their mean error.",
  "story.isSet": "Set: {name}.",
  "story.train": "Then press Train.",
  "story.back": "Back to the article",

  "story.compression.title": "Saying the same with less",
  "story.compression.1":
    "A picture here is 28 rows of 28 pixels: 784 numbers between 0, which is paper, and 1, which is ink. Nearly every list of 784 such numbers looks like a television without a programme. Digits are rare exceptions, and they resemble one another: ink hangs together in strokes, the strokes sit in the middle, the corners stay empty. Whoever knows that need not write down every pixel.",
  "story.compression.2":
    "This is compression: a short description from which the whole can be rebuilt. A ZIP file is *lossless* and gives back every bit. A JPEG photograph is *lossy*: what comes back is nearly the same, and the art is to lose what nobody misses. People wrote the rules of JPEG, for photographs of everything. An [autoencoder](autoencoder) is given no rules. It is shown thousands of digits, and finds rules that are good for digits and for little else.",
  "story.set.shipped": "A trained network: 32 numbers",
  "story.set.shipped.what":
    "The shipped convolutional network answers: your drawing passes through 32 numbers. Nothing has to be trained.",

  "story.vanilla.title": "The plain one",
  "story.vanilla.1":
    "An autoencoder has two halves. The [encoder](encoder) f turns a picture **x** into a [code](code) **h**. The [decoder](decoder) g turns the code into a picture again. In the plainest, which people call vanilla, each half is one [layer](layer):",
  "story.vanilla.words":
    "In words: every number of the code is a weighted sum of all the pixels, plus a constant, bent by φ. Every pixel of the result is a weighted sum of the code, plus a constant, bent by ψ. Here φ is [ReLU](relu), which cuts off what is below zero, and ψ is the [sigmoid](sigmoid), which keeps each pixel between paper and ink. Bold letters are lists of numbers, vectors; a bold **W** is a table of weights.",
  "story.vanilla.2":
    "Nobody says what the code should mean, nor which digit a picture shows: the labels of the digits stay unused. Such learning is called *unsupervised*. There is one demand: what comes out should be what went in. With 784 numbers in the code, copying would do. With eight, the network has to choose, and the choice is what it learns.",
  "story.vanilla.3":
    "It learns in small steps. It takes a [batch](batch) of digits, measures how far off its answers are, and moves each weight a little in the [direction](gradient) that would have made them better. With 64 numbers in the code there are 101,200 [weights and constants](parameter) to move.",
  "story.set.vanilla8": "Vanilla with 8 numbers",
  "story.set.vanilla8.what": "One layer each way, a code of 8, no noise.",

  "story.error.title": "How far off?",
  "story.error.1":
    "The demand needs a number, the *reconstruction error*. The usual one is the [mean squared error](mse): subtract the two pictures pixel by pixel, square the differences, and take their mean.",
  "story.error.words":
    "There are n = 784 pixels. [PSNR](psnr) says the same in decibels: a tenth of the error is 10 dB more, half of it 3 dB, and more is better. For many digits this page takes the mean of their errors first, and the decibels of that.",
  "story.error.2":
    "A number alone says little, so here are some to hold it against, all on the 10,000 [test digits](testDigits) of [MNIST](mnist). Answer every digit with the average digit, and the error is {mean}, or {meandB}: the score of seeing nothing. [Principal component analysis](pca), PCA, is the best that a linear code can do. It reaches {pca8} with 8 numbers and {pca64} with 64, if what it makes is clipped to the range from paper to ink.",
  "story.error.3":
    "Vanilla with 64 numbers is at {vanilla1} after one [epoch](epoch), which is one look at each training digit; at {vanilla10} after ten, and at {vanilla50} after fifty. That is less than half the error of the linear code of the same size.",
  "story.set.vanilla64": "Vanilla with 64 numbers",
  "story.set.vanilla64.what": "Ten epochs on everything, and the comparison with PCA opened below.",

  "story.dead.title": "Pixels that die",
  "story.dead.1":
    "The bend at the output matters more than it looks. ReLU gives zero for every sum below zero, and is flat there. Where it is flat there is no direction to learn in. An output pixel whose sum falls below zero for every digit gets no signal that it was wrong: it is dead. Its own weights learn nothing more from then on. Only the code, which learns from the other pixels, can still move its sum above zero again.",
  "story.dead.words":
    "ReLU takes the larger of zero and z. The sigmoid presses any z between 0 and 1; its slope gets small, but never zero.",
  "story.dead.2":
    "Of the {inked} pixels that have ink in some training digit, {dead1} are dead after one epoch, {dead10} after ten and {dead50} after fifty. Not all stay so: after fifty epochs {back50} answer again that were dead after an earlier one. With ReLU at the output the error ended at {relu50}, with a sigmoid at {vanilla50}; beside that, only the first weights of the output were others.",
  "story.set.relu": "ReLU at the output",
  "story.set.relu.what": "Vanilla with 64 numbers and a ReLU output: watch which pixels stay paper.",

  "story.entropy.title": "A bet on every pixel",
  "story.entropy.1":
    "The sigmoid has a companion among the [measures of error](loss). *Cross-entropy* takes each pixel as a bet between ink and paper:",
  "story.entropy.words":
    "In words: where there is ink, pay minus the logarithm of what was staked on ink; where there is paper, of what was staked on paper; then take the mean. Doubt costs little, being sure of the wrong thing costs a lot. The denoiser shipped with this page was trained with it, although what counts in the end is the squared error.",
  "story.entropy.floor":
    "Its best value is not zero. A grey pixel is a bet that nobody can win outright, so even an answer equal to the digit pays something: {entropyFloor} on average over the test digits. Read a loss of this kind as what it has above that floor.",
  "story.set.entropy": "Cross-entropy as the loss",
  "story.set.entropy.what": "Vanilla with 64 numbers. Its loss is on another scale; compare the MSE at the end.",

  "story.deep.title": "Deep",
  "story.deep.1": "One layer mixes pixels once. Put several in a row, and each works on what the one before has found:",
  "story.deep.words": "The numbers of layer k, weighted, summed and bent, are the input of layer k + 1.",
  "story.deep.2":
    "In 2006 Geoffrey Hinton and Ruslan Salakhutdinov put a digit into 30 numbers that way, and brought it back with an error of {hinton}. PCA is still at twice that with 64. Deep networks were hard to train then, so they first trained each layer on its own. Today, weights that start at the right scale and an [optimizer](optimizer) such as Adam will do.",
  "story.deep.3":
    "The deep model here narrows from 784 over 512, 256 and 128 to its code and widens the same way. With a code of 64 it has 1,149,520 weights and constants, eleven times as many as vanilla, so every step takes longer. After fifty epochs it is at {deep50}, where vanilla is at {vanilla50}.",
  "story.set.deep30": "Deep, with 30 numbers",
  "story.set.deep30.what": "Four layers each way. Expect minutes rather than seconds.",
  "story.set.deepShipped": "The shipped deep network",
  "story.set.deepShipped.what": "Trained already, through 30 numbers. Nothing has to be trained.",

  "story.conv.title": "Convolutional",
  "story.conv.1":
    "A layer that joins every pixel to every number has to learn a stroke anew for each place where it may lie. A [convolution](conv) learns a small pattern once and looks for it everywhere:",
  "story.conv.words":
    "Nine weights are laid over a pixel and its eight neighbours: multiply, add up, bend, move on. From the second layer on there are several pictures to look at, one for each pattern of the layer before, called *channels*. Each channel c has nine weights of its own, and their sums are added up.",
  "story.conv.2":
    "[Pooling](pool) then keeps the largest of every four neighbours. After three rounds the code is 4 × 4 places with 8 numbers each. On the way back, [up-sampling](up) repeats each value in a square of 2 × 2, so that width and height are twice what they were, and convolutions smooth the result. All this has 7,009 weights and constants, a fourteenth of vanilla’s.",
  "story.conv.up":
    "There are other ways up. *Interpolation*, by which photographs are enlarged, draws slopes between neighbouring values where up-sampling draws squares; neither has anything to learn. A [transposed convolution](transposed) learns its way up: where a convolution gathers nine values into one, it spreads one value over nine places. Written as matrices, the one is the other with rows and columns exchanged, hence the name. It brings back the size that a convolution with strides took away, not the picture itself; the weights have to learn that.",
  "story.conv.smooth":
    "What comes out is smoother than vanilla’s. There, every pixel has weights of its own and errs in its own way, so that paper is speckled; here, neighbouring pixels come from the same few filters. Yet the error is higher: {conv50} after fifty epochs, against vanilla’s {vanilla50}, and that although this code has 128 numbers and vanilla’s 64. Each pooling forgets in which of four places the largest value stood, and 7,009 weights are few to guess it by. So edges lie a little off or are blurred, and that costs more squared error than faint speckles. Looking smooth and being near are two things.",
  "story.conv.3":
    "The price is arithmetic. Each weight is used at up to 784 places, so a step takes longer although there is less to learn.",
  "story.set.conv": "Convolutional, 7,009 weights",
  "story.set.conv.what": "Five epochs on 12,000 digits, to keep it short.",

  "story.denoising.title": "Denoising",
  "story.denoising.1":
    "A wide code leaves an easy way out: copying. In 2008 Pascal Vincent and his colleagues closed it by spoiling the input. The network is given a noisy digit and judged by the clean one:",
  "story.denoising.words":
    "In words: add a [random number](noise) to every pixel, of a typical size s, and cut off what leaves the range from paper to ink. Then compare what the encoder f and the decoder g make of it with the digit as it was.",
  "story.denoising.2":
    "Now copying does not pay, because what would be copied is noise. To take the noise away, the network has to know what digits are like.",
  "story.denoising.3":
    "At s = .25 a noisy digit is off by {noisy25}, and at .5 by {noisy50}. The best linear filter for each brings that down to {filter25} and {filter50}, if its answer is clipped to the range from paper to ink. The denoiser shipped with this page, a convolutional network trained on every s up to .8, reaches {denoiser25} and {denoiser50}.",
  "story.set.denoiser": "The shipped denoiser at s = .5",
  "story.set.denoiser.what": "Draw, and watch it clean up. Nothing has to be trained.",
  "story.set.ownDenoiser": "A denoiser of your own",
  "story.set.ownDenoiser.what": "Convolutional, with noise of .25 on the input; five epochs on 12,000 digits.",

  "story.heart.title": "Learning by heart",
  "story.heart.1":
    "A small training loss proves little. A network with 101,200 weights that sees 200 digits often enough can remember them. That is why the curve has a second line: the loss on test digits, which the network never trains on.",
  "story.heart.2":
    "While both lines fall, it learns what digits are like. When the training loss falls on and the test loss stays behind, or even turns and rises, it learns those 200. This is [overfitting](overfitting), and only the second line shows it.",
  "story.heart.validation":
    "There is one more way to learn by heart. Who tries many settings and keeps those with the best test loss has chosen by the test digits, and they are no test any more. So a part of the training digits is held out to choose by, the [validation](validation) digits, and the test digits are kept for the end. The introduction that this page follows trains on 80 of 100 digits and validates on 20. The setting *Validation* does so: with 20 % the network trains on 48,000 digits, the second line is the loss on the other 12,000, and the score at the end is that of the test digits.",
  "story.set.few": "Only 200 digits",
  "story.set.few.what": "Vanilla with 64 numbers, 200 epochs on 200 digits: a minute or less.",
  "story.set.fifty": "Fifty epochs, split 80:20",
  "story.set.fifty.what":
    "Vanilla with 64 numbers as the introduction trains it, but with a sigmoid at the output. It starts at once and takes some minutes.",

  "story.use.title": "What it is good for",
  "story.use.1":
    "An autoencoder will not replace JPEG: it knows one kind of picture only. But that is a use of its own. What it restores badly is unlike what it has seen, so a large error gives strangers away. Denoisers clean pictures and measurements. And some generators of images, latent diffusion models among them, do their work inside the code of an autoencoder, because there is less of it than there are pixels.",
  "story.set.strangers": "Show it what it has never seen",
  "story.set.strangers.what": "Letters, faces and other strangers, with the error on each.",

  "story.encoder": "encoder",
  "story.code": "code",
  "story.decoder": "decoder",
  "story.waist": "Pull the waist",
  "story.waistSays": "{code} numbers: the best linear code (PCA) restores test digits with an error of {mse}, {psnr}",
  "story.filter": "Slide the filter",
  "story.filterAt": "at column {x}, row {y}",
  "story.filterDone": "it has been everywhere",
  "story.noise": "Turn up the noise in the last column",
  "story.noiseSays": "s = {strength}",
  "story.figure.hourglass": "An hourglass on its side: layers of 784, 128, {code}, 128 and 784 numbers",
  "story.caption.hourglass":
    "An autoencoder on its side: 784 numbers go in, a few pass the waist, 784 come out. Heights go by the logarithm.",
  "story.figure.errors":
    "Mean squared error against numbers in the code. The mean digit: {mean}. PCA: {pca2} with 2, {pca8} with 8, {pca16} with 16, {pca32} with 32, {pca64} with 64. Deep, 30 numbers: {hinton}. Vanilla, 64 numbers: {vanilla50}.",
  "story.caption.errors":
    "Error on MNIST’s test digits against the size of the code; both axes are logarithmic. PCA is clipped to the range of pixels. Deep is Hinton and Salakhutdinov’s, vanilla is after 50 epochs.",
  "story.axis.code": "numbers in the code",
  "story.mean": "mean digit",
  "story.deepPoint": "deep, 2006",
  "story.vanillaPoint": "vanilla",
  "story.digit": "A test digit",
  "story.edges": "What the nine weights answer: orange at left edges of strokes, blue at right edges",
  "story.kernel": "Nine weights: {weights}",
  "story.caption.convolution":
    "Nine weights that answer to edges: orange where ink begins from the left, blue where it ends. These were written by hand; a network finds its own.",
  "story.spoiled": "The digit with noise {strength}",
  "story.restored": "Restored from noise {strength}",
  "story.caption.noise":
    "A test digit under more and more noise, and what the network that answers above makes of it now.",
};
