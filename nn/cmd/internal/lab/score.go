package lab

import (
	"math"

	"hourglass/nn"
)

// Score returns the mean squared error per pixel over all test images, with
// noise on the input. It adds up in the same portions as the page's worker does,
// so that both get the same number.
func Score(f *nn.Inference, test nn.Images, noise nn.Noise) float64 {
	const portion = 250
	sum := 0.0
	for first := 0; first < test.N(); first += portion {
		n := min(portion, test.N()-first)
		sum += f.Evaluate(test, first, 1, n, nn.MSE, noise) * float64(n)
	}
	return sum / float64(test.N())
}

// PSNR is a mean squared error in decibels, for pixels in [0, 1].
func PSNR(mse float64) float64 { return -10 * math.Log10(mse) }

// Epoch trains for one epoch and returns the mean loss of its steps.
func Epoch(t *nn.Trainer) (float64, error) {
	sum := 0.0
	for range t.StepsPerEpoch() {
		loss, err := t.Step()
		if err != nil {
			return 0, err
		}
		sum += loss
	}
	return sum / float64(t.StepsPerEpoch()), nil
}
