package main

import (
	"errors"
	"strconv"
)

// checkPixels reports the first number of x (n, 784) that is no pixel.
func checkPixels(x []float32) error {
	for i, v := range x {
		if !(v >= 0 && v <= 1) { // NaN too
			return errors.New("pixel " + strconv.Itoa(i%784) + " of image " + strconv.Itoa(i/784) + " is " + decimal(v) + ", pixels are 0 to 1")
		}
	}
	return nil
}

// checkFinite reports the first number of x that is NaN or infinite.
func checkFinite(what string, x []float32) error {
	for i, v := range x {
		if v-v != 0 {
			return errors.New(what + ": number " + strconv.Itoa(i) + " is " + decimal(v))
		}
	}
	return nil
}

// checkStroke reports what is wrong with a stroke on a raster of this side.
func checkStroke(side int, radius float64, points []float64) error {
	if !(radius > 0 && radius <= float64(side)) { // NaN too
		return errors.New("a stroke of radius " + strconv.FormatFloat(radius, 'g', 6, 64) + ", possible is above 0 to " + strconv.Itoa(side))
	}
	if len(points) == 0 || len(points)%2 != 0 {
		return errors.New(strconv.Itoa(len(points)) + " numbers are no points")
	}
	return nil
}

func decimal(x float32) string { return strconv.FormatFloat(float64(x), 'g', 6, 32) }
