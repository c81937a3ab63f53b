package nn

import (
	"strings"

	"hourglass/nn/problem"
)

// find returns the index of a name, or an error that lists those that are known.
func find(what, name string, names []string) (int, error) {
	for i, n := range names {
		if n == name {
			return i, nil
		}
	}
	last := len(names) - 1
	return 0, problem.New("value.known", what, problem.Clip(name), strings.Join(names[:last], ", "), names[last])
}

// names returns how values print.
func names[T interface{ String() string }](values ...T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.String()
	}
	return all
}
