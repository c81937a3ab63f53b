package nn

import (
	"errors"
	"strconv"
	"strings"

	"hourglass/nn/problem"
)

// ParseSpec reads a layer list: words joined by hyphens, from the input to the
// output, as in
//
//	784-64-784
//	784-128-2:linear-128-784
//	28x28x1-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1
//
// The first word is the input, a number or HxWxC. The others are
//
//	64        Dense with 64 units; 64~ with the weights of its mirror, transposed
//	c32       Conv with 32 filters of 3x3, stride 1, same padding;
//	          c32k5 5x5, c32s2 stride 2, c32v valid padding; together c32k5s2v
//	t32       Transposed convolution with 32 filters of 3x3, stride 2; t32k5, t32s1
//	mp, up    MaxPool and Upsample by 2; mp4, up4 by 4
//	4x4x8     Reshape
//	drop.2    Dropout of 20%
//
// :NAME after a word is the activation of a layer with weights; without a name it is
// relu, and for the last layer output. * marks the code. Without a mark the code is
// the narrowest layer, the first one of several; the last layer does not count. A convolution right
// after an input of D numbers takes them as a square image if D is a square.
//
// An error is a [problem.Problem] with the position in the text, counted from 1, and
// the cause.
func ParseSpec(text string, output Activation) (Spec, error) {
	if len(text) > 1000 {
		return Spec{}, problem.New("layers", problem.New("layers.long", len(text)))
	}
	words := strings.Split(text, "-")
	positions := make([]int, len(words)) // of each word
	for i := 1; i < len(words); i++ {
		positions[i] = positions[i-1] + len(words[i-1]) + 1
	}
	wrong := func(word int, why error) (Spec, error) {
		return Spec{}, problem.At("layers.position", positions[word]+1, why)
	}
	if len(words) < 3 {
		return Spec{}, problem.New("layers", problem.New("layers.noCode", problem.Clip(text)))
	}
	var s Spec
	var err error
	if s.Input, err = parseShape(words[0]); err != nil {
		return wrong(0, err)
	}
	for i, word := range words[1:] {
		word, marked := strings.CutSuffix(word, "*")
		l, err := parseLayer(word, i == len(words)-2, output)
		if err != nil {
			return wrong(i+1, err)
		}
		if marked {
			if s.Code != 0 {
				return wrong(i+1, problem.New("layers.secondCode"))
			}
			s.Code = i + 1
		}
		s.Layers = append(s.Layers, l)
	}
	if first := s.Layers[0].Kind; s.Input.vector() && (first == Conv || first == Transposed) {
		if image, ok := s.Input.image(); ok {
			s.Input = image
		}
	}
	marked := s.Code != 0
	if !marked {
		s.Code = 1 // any value, until the shapes have been checked
	}
	if err := s.Check(); err != nil {
		if p, ok := err.(*problem.Problem); ok && p.Code == ofLayer {
			return wrong(p.At, p.Cause)
		}
		return Spec{}, err
	}
	if !marked {
		s.Code = s.narrowest()
	}
	return s, nil
}

// narrowest returns Code for a list without a mark.
func (s Spec) narrowest() int {
	code, least := 0, 0
	for i, shape := range s.Shapes()[:len(s.Layers)-1] {
		if code == 0 || shape.Size() < least {
			code, least = i+1, shape.Size()
		}
	}
	return code
}

// parseLayer reads one word without its mark.
func parseLayer(word string, last bool, output Activation) (l LayerSpec, err error) {
	body, name, named := strings.Cut(word, ":")
	l.Activation = ReLU
	if last {
		l.Activation = output
	}
	switch {
	case body == "":
		return l, problem.New("layers.noSize")
	case strings.HasPrefix(body, "mp"), strings.HasPrefix(body, "up"):
		l.Kind, l.Size = MaxPool, 2
		if body[0] == 'u' {
			l.Kind = Upsample
		}
		if len(body) > 2 {
			l.Size, err = parseSize(body[2:])
		}
	case strings.HasPrefix(body, "drop"):
		l.Kind = Dropout
		if l.Rate, err = strconv.ParseFloat(body[4:], 64); err != nil {
			err = problem.New("layers.probability", problem.Clip(body[4:]))
		}
	case body[0] == 'c' || body[0] == 't':
		err = parseConv(body, &l)
	case strings.Contains(body, "x"):
		l.Kind = Reshape
		l.Shape, err = parseShape(body)
	default:
		l.Kind = Dense
		body, l.Tied = strings.CutSuffix(body, "~")
		l.Units, err = parseSize(body)
	}
	if err != nil {
		return l, err
	}
	if !l.activated() {
		l.Activation = Linear
		if named {
			return l, problem.New("layers.noActivation", problem.Clip(body))
		}
	}
	if named {
		l.Activation, err = ParseActivation(name)
	}
	return l, err
}

// parseConv reads c32k5s2v or t32k5s2.
func parseConv(word string, l *LayerSpec) (err error) {
	l.Kind, l.Size, l.Stride = Conv, 3, 1
	if word[0] == 't' {
		l.Kind, l.Stride = Transposed, 2
	}
	var digits string
	digits, rest := leadingDigits(word[1:])
	if l.Units, err = parseSize(digits); err != nil {
		return problem.New("layers.filters", problem.Clip(word))
	}
	for rest != "" && err == nil {
		option := rest[0]
		digits, rest = leadingDigits(rest[1:])
		switch {
		case option == 'k':
			l.Size, err = parseSize(digits)
		case option == 's':
			l.Stride, err = parseSize(digits)
		case option == 'v' && digits == "" && l.Kind == Conv:
			l.Valid = true
		default:
			return problem.New("layers.option", problem.Clip(word))
		}
	}
	return err
}

func leadingDigits(s string) (digits, rest string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

// parseShape reads 784 or 28x28x1.
func parseShape(word string) (s Shape, err error) {
	if word == "" {
		return s, problem.New("layers.noSize")
	}
	parts := strings.Split(word, "x")
	switch len(parts) {
	case 1:
		s.H, s.W = 1, 1
		s.C, err = parseSize(word)
		return s, err
	case 3:
		for i, to := range []*int{&s.H, &s.W, &s.C} {
			if *to, err = parseSize(parts[i]); err != nil {
				return s, err
			}
		}
		return s, nil
	}
	return s, problem.New("layers.shape", problem.Clip(word))
}

// parseSize reads a number from 1 to maxUnits.
func parseSize(digits string) (int, error) {
	n, err := strconv.Atoi(digits)
	switch {
	case digits == "":
		return 0, problem.New("layers.noSize")
	case digits[0] == '+' || err != nil && errors.Is(err, strconv.ErrSyntax):
		return 0, problem.New("layers.size", problem.Clip(digits))
	case n < 1 || n > maxUnits:
		return 0, problem.New("value.count", "size", problem.Clip(digits), 1, maxUnits)
	}
	return n, nil
}

// String prints a layer list that [ParseSpec] reads as the same Spec.
func (s Spec) String() string {
	var b strings.Builder
	b.WriteString(s.Input.String())
	code := s.narrowest()
	for i, l := range s.Layers {
		b.WriteByte('-')
		b.WriteString(l.word())
		if l.activated() && (l.Activation != ReLU || i == len(s.Layers)-1) {
			b.WriteByte(':')
			b.WriteString(l.Activation.String())
		}
		if i+1 == s.Code && s.Code != code {
			b.WriteByte('*')
		}
	}
	return b.String()
}

// word prints l without its activation.
func (l LayerSpec) word() string {
	option := func(name string, n, standard int) string {
		if n == standard {
			return ""
		}
		return name + strconv.Itoa(n)
	}
	units := strconv.Itoa(l.Units)
	switch l.Kind {
	case Conv:
		w := "c" + units + option("k", l.Size, 3) + option("s", l.Stride, 1)
		if l.Valid {
			w += "v"
		}
		return w
	case Transposed:
		return "t" + units + option("k", l.Size, 3) + option("s", l.Stride, 2)
	case MaxPool:
		return "mp" + option("", l.Size, 2)
	case Upsample:
		return "up" + option("", l.Size, 2)
	case Reshape:
		return strconv.Itoa(l.Shape.H) + "x" + strconv.Itoa(l.Shape.W) + "x" + strconv.Itoa(l.Shape.C)
	case Dropout:
		return "drop" + strconv.FormatFloat(l.Rate, 'f', -1, 64)
	}
	if l.Tied {
		units += "~"
	}
	return units
}
