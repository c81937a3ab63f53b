package nn

import "math"

// A Schedule is how the rate changes in the course of a run.
type Schedule uint8

const (
	Constant Schedule = iota // rate

	// Cosine falls to zero along half a wave, over a period of T steps, and
	// then starts again (Loshchilov & Hutter 2017, equation 5):
	//
	//	rate · (1 + cos(π·(t mod T)/T)) / 2
	Cosine
)

var scheduleNames = [...]string{Constant: "constant", Cosine: "cosine"}

func (s Schedule) String() string { return scheduleNames[s] }

// ParseSchedule reads a name as String prints it.
func ParseSchedule(name string) (Schedule, error) {
	i, err := find("schedule", name, scheduleNames[:])
	return Schedule(i), err
}

// at returns the factor of the rate at step t, counted from 0, of periods of so many
// steps.
func (s Schedule) at(t, period int) float64 {
	if s == Constant {
		return 1
	}
	return (1 + math.Cos(math.Pi*float64(t%period)/float64(period))) / 2
}
