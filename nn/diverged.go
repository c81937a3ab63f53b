package nn

import "strconv"

// A DivergedError says that a loss was not a number or infinite.
type DivergedError struct {
	Step int // the step that had this loss, counted from 1
	Kept int // steps taken by the weights that the network has again
}

func (e *DivergedError) Error() string {
	return "training has diverged: at step " + strconv.Itoa(e.Step) + " the loss was infinite or not a number; the weights are those after step " +
		strconv.Itoa(e.Kept) + " again, and a smaller rate may help"
}
