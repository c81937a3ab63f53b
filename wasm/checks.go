package main

import (
	"strconv"

	"hourglass/nn/problem"
)

// checkPixels reports the first number of x (n, 784) that is no pixel.
func checkPixels(x []float32) error {
	for i, v := range x {
		if !(v >= 0 && v <= 1) { // NaN too
			return problem.New("call.pixel", i%784, i/784, decimal(v))
		}
	}
	return nil
}

// checkFinite reports the first number of x that is NaN or infinite.
func checkFinite(what string, x []float32) error {
	for i, v := range x {
		if v-v != 0 {
			return problem.New("call.finite", what, i, decimal(v))
		}
	}
	return nil
}

// checkStroke reports what is wrong with a stroke on a raster of this side.
func checkStroke(side int, radius float64, points []float64) error {
	if !(radius > 0 && radius <= float64(side)) { // NaN too
		return problem.New("pad.radius", radius, side)
	}
	if len(points) == 0 || len(points)%2 != 0 {
		return problem.New("pad.points", len(points))
	}
	return nil
}

func decimal(x float32) string { return strconv.FormatFloat(float64(x), 'g', 6, 32) }
