// A worker that decodes one picture and makes it small: whatever takes too long there is ended with it.

import { pixelsOf } from "./pixels.js";

onmessage = async ({ data }) => {
  try {
    const picture = await createImageBitmap(data);
    const { pixels, width, height } = pixelsOf(picture, picture.width, picture.height);
    postMessage({ pixels, width, height }, { transfer: [pixels.buffer] });
  } catch {
    postMessage({});
  }
};
