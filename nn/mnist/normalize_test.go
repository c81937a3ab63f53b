package mnist

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// normalizePlainly is Normalize as it is told, in float64 and cell by cell: the oracle.
func normalizePlainly(ink []float32, width, height int) []float64 {
	at := func(x, y int) float64 {
		v := float64(ink[y*width+x])
		if !(v >= 1.0/510) {
			return 0
		}
		return math.Min(v, 1)
	}
	x0, y0, x1, y1 := width, height, 0, 0
	for y := range height {
		for x := range width {
			if at(x, y) > 0 {
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
			}
		}
	}
	dst := make([]float64, 28*28)
	if x0 >= x1 {
		return dst
	}
	w, h := float64(x1-x0), float64(y1-y0)
	scale := 20 / math.Max(w, h)
	sx, sy := math.Max(scale, 1/w), math.Max(scale, 1/h)
	const tiny = 1e-9 // 20/7*7 is not 20
	nx, ny := int(math.Ceil(w*sx-tiny)), int(math.Ceil(h*sy-tiny))
	shared := func(cell int, scale float64, pixel int) float64 {
		a, b := float64(cell)/scale, float64(cell+1)/scale
		return math.Max(0, math.Min(b, float64(pixel+1))-math.Max(a, float64(pixel)))
	}
	box := make([]float64, nx*ny)
	var mass, mx, my float64
	for r := range ny {
		for c := range nx {
			var sum float64
			for y := y0; y < y1; y++ {
				for x := x0; x < x1; x++ {
					sum += at(x, y) * shared(c, sx, x-x0) * shared(r, sy, y-y0)
				}
			}
			v := sum * sx * sy
			box[r*nx+c] = v
			mass += v
			mx += v * (float64(c) + .5)
			my += v * (float64(r) + .5)
		}
	}
	const onBorder = 1e-4
	left := min(max(14-int(mx/mass+onBorder), 0), 28-nx)
	top := min(max(14-int(my/mass+onBorder), 0), 28-ny)
	for r := range ny {
		for c := range nx {
			dst[(top+r)*28+left+c] = box[r*nx+c]
		}
	}
	return dst
}

func TestNormalizeAgainstThePlainOne(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, size := range [][2]int{
		{1, 1}, {1, 9}, {9, 1}, {2, 3}, {19, 20}, {20, 20}, {21, 20}, {28, 28}, {40, 40}, {60, 7}, {7, 61}, {63, 41},
	} {
		w, h := size[0], size[1]
		for range 20 {
			ink := make([]float32, w*h)
			for range 1 + rnd.IntN(40) {
				v := []float32{rnd.Float32(), rnd.Float32(), 1, 2, -1, nan, inf, -inf, .001}[rnd.IntN(9)]
				ink[rnd.IntN(len(ink))] = v
			}
			got := make([]float32, 28*28)
			for i := range got {
				got[i] = 9
			}
			_, some := Normalize(got, ink, w, h)
			var mass float64
			for i, want := range normalizePlainly(ink, w, h) {
				mass += want
				// float32 rounds each of the few dozen terms of a pixel by 6e-8.
				if d := math.Abs(float64(got[i]) - want); !(d < 5e-6) {
					t.Fatalf("%dx%d: pixel %d,%d is %v, want %v", w, h, i%28, i/28, got[i], want)
				}
			}
			if some != (mass > 0) {
				t.Fatalf("%dx%d: Normalize returns %v for ink %v", w, h, some, mass)
			}
		}
	}
}

// page draws a filled rectangle on an empty 280x280 page.
func page(x0, y0, x1, y1 int) []float32 {
	ink := make([]float32, 280*280)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			ink[y*280+x] = 1
		}
	}
	return ink
}

func TestNormalizeDrawings(t *testing.T) {
	for _, c := range []struct {
		name           string
		ink            []float32
		x0, y0, x1, y1 int // where the ink must be, full
		field          Field
	}{
		{"a dot grows to the whole box", page(3, 270, 4, 271), 4, 4, 24, 24, Field{3 - 4*.05, 270 - 4*.05, .05}},
		{"a full page", page(0, 0, 280, 280), 4, 4, 24, 24, Field{-4 * 14, -4 * 14, 14}},
		{"a hairline along the left edge", page(0, 0, 1, 280), 14, 4, 15, 24, Field{-14 * 14, -4 * 14, 14}},
		{"a hairline along the bottom", page(0, 279, 280, 280), 4, 14, 24, 15, Field{-4 * 14, 279 - 14*14, 14}},
		{"a bar of one in ten", page(100, 40, 120, 240), 13, 4, 15, 24, Field{100 - 13*10, 40 - 4*10, 10}},
	} {
		got := make([]float32, 28*28)
		field, drawn := Normalize(got, c.ink, 280, 280)
		if !drawn || field != c.field {
			t.Errorf("%s: ink %v in field %v, want %v", c.name, drawn, field, c.field)
		}
		for i, v := range got {
			want := float32(0)
			if x, y := i%28, i/28; x >= c.x0 && x < c.x1 && y >= c.y0 && y < c.y1 {
				want = 1
			}
			if v != want {
				t.Fatalf("%s: pixel %d,%d is %v, want %v", c.name, i%28, i/28, v, want)
			}
		}
	}
}

// An image that is as MNIST's are must come out as it went in.
func TestNormalizeKeepsWhatIsNormal(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	first := make([]float32, 28*28)
	second := make([]float32, 28*28)
	for range 50 {
		ink := page(0, 0, 0, 0)
		for range 30 {
			ink[rnd.IntN(len(ink))] = rnd.Float32()
		}
		Normalize(first, ink, 280, 280)
		// The corners of the box keep it 20x20 in spite of pixels too pale to count.
		x, y := 28, 28
		for i, v := range first {
			if v > 0 {
				x, y = min(x, i%28), min(y, i/28)
			}
		}
		x, y = min(x, 8), min(y, 8)
		first[y*28+x], first[(y+19)*28+x+19] = 1, 1
		Normalize(second, first, 28, 28)
		Normalize(first, second, 28, 28)
		for i := range first {
			// Multiplied by 20 twice and divided by 400: three roundings of at most 6e-8.
			if math.Abs(float64(first[i]-second[i])) > 2e-7 {
				t.Fatalf("pixel %d,%d was %v, becomes %v", i%28, i/28, second[i], first[i])
			}
		}
	}
}

func TestNormalizeWithoutInk(t *testing.T) {
	nan := float32(math.NaN())
	for _, ink := range [][]float32{{}, {0, 0, 0, 0}, {-1, nan, .0019, float32(math.Inf(-1))}} {
		got := make([]float32, 28*28)
		got[77] = 1
		if field, drawn := Normalize(got, ink, len(ink)/2, min(len(ink), 2)); drawn || field != (Field{}) {
			t.Errorf("%v: ink found in field %v", ink, field)
		}
		if got[77] != 0 {
			t.Errorf("%v: dst not cleared", ink)
		}
	}
}

func TestNormalizePanics(t *testing.T) {
	for want, call := range map[string]func(){
		"783 pixels, want 784":  func() { Normalize(make([]float32, 783), make([]float32, 6), 2, 3) },
		"7 pixels as 3x2":       func() { Normalize(make([]float32, 784), make([]float32, 7), 2, 3) },
		"6 pixels as -3x-2":     func() { Normalize(make([]float32, 784), make([]float32, 6), -2, -3) },
		"Place of 5 pixels as ": func() { Place(make([]float32, 5), 2, 3) },
		"29 pixels as 1x29":     func() { Place(make([]float32, 29), 29, 1) },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("panics with %q, want %q in it", got, want)
				}
			}()
			call()
		}()
	}
}

func TestPlace(t *testing.T) {
	corner := make([]float32, 20*20)
	corner[0] = 1
	for _, c := range []struct {
		raster     []float32
		w, h, x, y int
	}{
		{make([]float32, 6), 2, 3, 13, 12},         // nothing: the middle
		{[]float32{1}, 1, 1, 14, 14},               // one pixel is the pixel (14, 14)
		{[]float32{1, 1}, 2, 1, 13, 14},            // a mass on the border of two belongs to the right one
		{[]float32{.9, .1, 0}, 3, 1, 14, 14},       // whole pixels only
		{corner, 20, 20, 8, 8},                     // not out of the field
		{make([]float32, 28*28), 28, 28, 0, 0},     // no room to move
		{[]float32{0, 0, 0, 0, 0, 1}, 6, 1, 9, 14}, // by mass, not by size
	} {
		if x, y := Place(c.raster, c.w, c.h); x != c.x || y != c.y {
			t.Errorf("Place of %dx%d at %d,%d, want %d,%d", c.w, c.h, x, y, c.x, c.y)
		}
	}
}

// The page calls Normalize at every move of the pointer.
func TestNormalizeAllocatesNothing(t *testing.T) {
	dst, ink := make([]float32, 784), page(20, 30, 200, 260)
	if n := testing.AllocsPerRun(10, func() { Normalize(dst, ink, 280, 280) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkNormalize(b *testing.B) {
	for name, ink := range map[string][]float32{
		"full-280x280":   page(0, 0, 280, 280),
		"stroke-280x280": page(60, 40, 220, 240),
	} {
		b.Run(name, func(b *testing.B) {
			dst := make([]float32, 784)
			for b.Loop() {
				Normalize(dst, ink, 280, 280)
			}
		})
	}
}
