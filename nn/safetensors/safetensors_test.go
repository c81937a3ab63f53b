package safetensors

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hourglass/nn/problem"
	_ "hourglass/nn/problem/english" // so that errors are sentences
)

// container builds a file from a header and a number of data bytes.
func container(header string, data int) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(b, header...), make([]byte, data)...)
}

func TestRoundTrip(t *testing.T) {
	for name, f := range map[string]File{
		"empty":    {},
		"metadata": {Metadata: map[string]string{"a": "", "\"\\\n\x01é😀": "\t/"}},
		"tensors": {
			Metadata: map[string]string{"format": "pt"},
			Tensors: []Tensor{
				{Name: "b", Shape: []int{2, 3}, Data: []float32{1, 2, 3, 4, 5, float32(math.Copysign(0, -1))}},
				{Name: "a", Shape: []int{0, 7}, Data: []float32{}},
				{Name: "half", Shape: []int{3, 1}, Data: []float32{0.5, 65504, 0x1p-24}, Half: true},
				{Name: "no halves", Shape: []int{0}, Data: []float32{}, Half: true},
				{Name: "scalar", Shape: []int{}, Data: []float32{math.MaxFloat32}},
			},
		},
	} {
		got, err := Parse(Encode(f))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(got.Tensors) != len(f.Tensors) || (len(f.Metadata) > 0 && !reflect.DeepEqual(got.Metadata, f.Metadata)) {
			t.Errorf("%s: read back as %+v", name, got)
		}
		for i := range f.Tensors {
			if !reflect.DeepEqual(got.Tensors[i], f.Tensors[i]) {
				t.Errorf("%s: tensor %d read back as %+v", name, i, got.Tensors[i])
			}
		}
	}
}

// Some writers have null for metadata that they do not have.
func TestParseNullMetadata(t *testing.T) {
	for _, header := range []string{`{"__metadata__":null}`, `{"__metadata__": null ,"a":{"dtype":"F32","shape":[0],` +
		`"data_offsets":[0,0]}}`, `{}`} {
		if f, err := Parse(container(header, 0)); err != nil || len(f.Metadata) != 0 {
			t.Errorf("%s: %v, %v", header, f.Metadata, err)
		}
	}
}

// Nets trained in another precision, as PyTorch saves them.
func TestParseOtherFloats(t *testing.T) {
	header := `{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},` +
		`"b":{"dtype":"BF16","shape":[3],"data_offsets":[16,22]}}`
	b := container(header, 0)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(0.1))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(-3))
	for _, bits := range []uint16{0x3f80, 0xc040, 0x0000} {
		b = binary.LittleEndian.AppendUint16(b, bits)
	}
	f, err := Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.Tensors[0].Data, []float32{0.1, -3}; !slices.Equal(got, want) {
		t.Errorf("float64: %v, want %v", got, want)
	}
	if got, want := f.Tensors[1].Data, []float32{1, -3, 0}; !slices.Equal(got, want) {
		t.Errorf("bfloat16: %v, want %v", got, want)
	}
	again, err := Parse(Encode(f))
	if err != nil || !slices.Equal(again.Tensors[1].Data, f.Tensors[1].Data) {
		t.Errorf("written as float32: %v, %v", again.Tensors, err)
	}
}

func TestParseRefuses(t *testing.T) {
	huge := make([]byte, 8)
	binary.LittleEndian.PutUint64(huge, 100<<20)
	for _, c := range []struct {
		want string
		b    []byte
	}{
		{"too short", nil},
		{"too short", make([]byte, 7)},
		{"at most", huge},
		{"at most", bytes.Repeat([]byte{0xff}, 8)},
		{"cut off", container(`{}`, 0)[:9]},
		{"not an object", container(``, 0)},
		{"not an object", container(` {}`, 0)},
		{"not an object", container(`[]`, 0)},
		{"something follows", container(`{}x`, 0)},
		{"after the last tensor", container(`{}`, 4)},
		{"expected", container(`{"a"}`, 0)},
		{"expected", container(`{"__metadata__":{},}`, 0)},
		{"needs dtype", container(`{"a":{}}`, 0)},
		{"needs dtype", container(`{"a":{"dtype":"F32","shape":[1]}}`, 4)},
		{`dtype "I64"`, container(`{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}`, 8)},
		{`dtype "F8_E4M3"`, container(`{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}`, 2)},
		{"do not fit", container(`{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}`, 8)},
		{"do not fit", container(`{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,4]}}`, 4)},
		{"unknown or repeated", container(`{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 4)},
		{"unknown or repeated", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":"y"}}`, 4)},
		{"comes twice", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},`+
			`"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`, 8)},
		{"comes twice", container(`{"__metadata__":{"a":"1","a":"2"}}`, 0)},
		{`metadata are texts, "a" is none`, container(`{"__metadata__":{"a":1}}`, 0)},
		{`metadata are texts, "b" is none`, container(`{"__metadata__":{"a":"","b": null}}`, 0)},
		{`metadata are texts, "__metadata__" is none`, container(`{"__metadata__":nul}`, 0)},
		{`metadata are texts, "__metadata__" is none`, container(`{"__metadata__":["a"]}`, 0)},
		{`metadata are texts, "__metadata__" is none`, container(`{"__metadata__":"a"}`, 0)},
		{"expected", container(`{"a":null}`, 0)},
		{"not two numbers", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}`, 4)},
		{"do not fit", container(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`, 4)},
		{"do not fit", container(`{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}}`, 4)},
		{"do not fit", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,2]}}`, 2)},
		{"do not fit", container(`{"a":{"dtype":"F32","shape":[65536,65536,65536],"data_offsets":[0,4]}}`, 4)},
		{"do not fit", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,3]}}`, 3)},
		{"begins at 4", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`, 8)},
		{"begins at 0", container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},`+
			`"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 4)},
		{"ends at 8", container(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, 4)},
		{"ends at 0", container(`{"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},`+
			`"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}`, 4)},
		{"too large", container(`{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}`, 4)},
		{"begins with 0", container(`{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}`, 4)},
		{"whole number", container(`{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}`, 4)},
		{"expected", container(`{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}`, 4)},
		{"control character", container("{\"a\n\":{}}", 0)},
		{"not UTF-8", container("{\"\xff\":{}}", 0)},
		{"does not end", container(`{"a`, 0)},
		{"unknown escape", container(`{"\x":{}}`, 0)},
		{"surrogate", container(`{"\ud800":{}}`, 0)},
		{"more than 1000 names", Encode(many(1001, 0))},
		{"more than 1000 names", Encode(many(0, 1001))},
		{"not finite", func() []byte {
			b := container(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 0)
			return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(math.Inf(-1))))
		}()},
		{"not finite", append(container(`{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}`, 0), 0x00, 0x7c)},
		{"not finite", append(container(`{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}`, 0), 0xff, 0x7f)},
		{"not finite", append(container(`{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}`, 0), 0xc0, 0x7f)},
		{"not finite", binary.LittleEndian.AppendUint64( // a float64 that no float32 holds
			container(`{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}`, 0), math.Float64bits(1e300))},
	} {
		if _, err := Parse(c.b); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.b, err, c.want)
		}
	}
}

// A mistake in the parser must not look like a header that was read.
func TestMistakesPanic(t *testing.T) {
	p := &parser{i: 7}
	if err := p.problem(nil); err != nil {
		t.Error(err)
	}
	if err := p.problem(malformed{problem.New("safetensors.hex")}); err == nil ||
		err.Error() != "safetensors: header, byte 7: not a hexadecimal digit" {
		t.Error(err)
	}
	defer func() {
		if cause := recover(); cause != "a mistake" {
			t.Errorf("recovered %v", cause)
		}
	}()
	p.problem("a mistake")
}

// many is a file with so many tensors and entries of metadata.
func many(tensors, metadata int) File {
	f := File{Metadata: map[string]string{}}
	for i := range metadata {
		f.Metadata["key "+strconv.Itoa(i)] = ""
	}
	for i := range tensors {
		f.Tensors = append(f.Tensors, Tensor{Name: "tensor " + strconv.Itoa(i), Shape: []int{0}, Data: []float32{}})
	}
	return f
}

func TestManyNames(t *testing.T) {
	b := Encode(many(1000, 1000))
	f, err := Parse(b)
	if err != nil || len(f.Tensors) != 1000 || len(f.Metadata) != 1000 || f.Tensors[999].Name != "tensor 999" {
		t.Errorf("%d tensors, %d entries, %v", len(f.Tensors), len(f.Metadata), err)
	}
}

// A header may claim anything; memory is only taken for bytes that are there.
func TestClaimsAllocateNothing(t *testing.T) {
	b := make([]byte, 8)
	binary.LittleEndian.PutUint64(b, 100<<20)
	if n := testing.AllocsPerRun(10, func() { Parse(b) }); n > 8 { // the error's text
		t.Errorf("%v allocations", n)
	}
}

// FuzzParse holds the reader against encoding/json: what it accepts, the
// standard library accepts too, and reads the same; and a second encoding
// changes nothing.
func FuzzParse(f *testing.F) {
	f.Add(Encode(File{
		Metadata: map[string]string{"k": "v\n"},
		Tensors:  []Tensor{{Name: "a", Shape: []int{2, 1}, Data: []float32{1, 2}}},
	}))
	f.Add(Encode(File{Tensors: []Tensor{{Name: "a", Shape: []int{3}, Data: []float32{1, 2, 3}, Half: true}}}))
	f.Add(container(`{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]} , `+
		`"é\n\ud83d\ude00":{"shape":[],"data_offsets":[0,4],"dtype":"F32"}}  `, 4))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Parse(b)
		if err != nil {
			return
		}
		n := binary.LittleEndian.Uint64(b)
		var header map[string]json.RawMessage
		if err := json.Unmarshal(b[8:8+n], &header); err != nil {
			t.Fatalf("accepted a header that is not JSON: %v", err)
		}
		if _, ok := header["__metadata__"]; ok {
			var m map[string]string
			if err := json.Unmarshal(header["__metadata__"], &m); err != nil || !reflect.DeepEqual(m, file.Metadata) {
				t.Fatalf("metadata %v, encoding/json reads %v, %v", file.Metadata, m, err)
			}
			delete(header, "__metadata__")
		}
		if len(header) != len(file.Tensors) {
			t.Fatalf("%d tensors, encoding/json reads %d", len(file.Tensors), len(header))
		}
		for _, tensor := range file.Tensors {
			var want struct {
				DType   string `json:"dtype"`
				Shape   []int  `json:"shape"`
				Offsets [2]int `json:"data_offsets"`
			}
			err := json.Unmarshal(header[tensor.Name], &want)
			if err != nil || !reflect.DeepEqual(want.Shape, tensor.Shape) ||
				want.Offsets[1]-want.Offsets[0] != tensor.width()*len(tensor.Data) {
				t.Fatalf("tensor %q %v, encoding/json reads %+v, %v", tensor.Name, tensor.Shape, want, err)
			}
		}
		again := Encode(file)
		second, err := Parse(again)
		if err != nil || !bytes.Equal(Encode(second), again) {
			t.Fatalf("a second encoding differs, or fails: %v", err)
		}
	})
}
