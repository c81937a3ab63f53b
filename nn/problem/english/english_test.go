package english

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hourglass/nn/problem"
)

func TestSentence(t *testing.T) {
	p := problem.New("web.weights", problem.At("layers.position", 5,
		problem.New("value.counts", "filters", 0, 1, 9, problem.New("value.count", "stride", 3, 1, 2))))
	want := "These are no weights of ours: layers, position 5: " +
		"filters 0, possible are 1 to 9, stride 3, possible are 1 to 2."
	if got := p.Error(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := problem.New("layers.filter", 5, "3x3x1").Error(); got != "a filter of 5x5 does not fit into 3x3x1" {
		t.Errorf("%q", got)
	}
}

var placeholder = regexp.MustCompile(`\{(.*?)\}`)

// Every code that a source makes a problem of has a sentence, whose values are the
// arguments that it is given there; and no sentence is without such a place.
func TestCodesOfTheSources(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	made, literals := map[string]bool{}, map[string]bool{}
	for _, folder := range []string{"nn", "wasm", "web"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if d != nil && d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			codesOf(t, path, file, made, literals)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for code := range sentences {
		if !made[code] {
			t.Errorf("nothing makes a problem of %s", code)
		}
	}
	for _, name := range names {
		if !literals[name] {
			t.Errorf("no source has the name %q", name)
		}
	}
}

// codesOf notes the codes of the problems that a file makes, and its strings.
func codesOf(t *testing.T, path string, file *ast.File, made, literals map[string]bool) {
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if text, err := strconv.Unquote(node.Value); err == nil {
				literals[text] = true
			}
		case *ast.CallExpr:
			called, _ := node.Fun.(*ast.SelectorExpr)
			if called == nil {
				break
			}
			of, _ := called.X.(*ast.Ident)
			if of == nil || of.Name != "problem" || called.Sel.Name != "New" && called.Sel.Name != "At" {
				break
			}
			code := text(node.Args[0])
			made[code] = true
			sentence, ok := sentences[code]
			if !ok {
				t.Errorf("%s: no sentence for %q", path, code)
			}
			if at := called.Sel.Name == "At"; at != strings.Contains(sentence, "{at}") {
				t.Errorf("%s: %s has a position: %v", path, code, at)
			}
			given := len(node.Args) - 1
			if called.Sel.Name == "At" {
				given--
			}
			if wanted := values(sentence); given != wanted {
				t.Errorf("%s: %s is given %d values, its sentence has %d", path, code, given, wanted)
			}
		}
		return true
	})
}

// values counts the arguments and the cause in a sentence.
func values(sentence string) int {
	found := map[string]bool{}
	for _, match := range placeholder.FindAllStringSubmatch(sentence, -1) {
		if match[1] != "at" {
			found[strings.TrimPrefix(match[1], "name")] = true
		}
	}
	return len(found)
}

// text returns the string that an expression is.
func text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.Ident:
		if e.Obj != nil {
			if spec, ok := e.Obj.Decl.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
				return text(spec.Values[0])
			}
		}
	}
	return ""
}

var write = flag.Bool("write", false, "write the page's sentences")

// The page has the same sentences, made of these, which are the keys that other
// languages translate.
func TestPageHasTheSentences(t *testing.T) {
	file := filepath.Join("..", "..", "..", "static", "strings", "en", "errors_go.js")
	want := javascript()
	if *write {
		if err := os.WriteFile(file, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("static/strings/en/errors_go.js has other sentences: run go generate ./nn/problem/english")
	}
}

// javascript is the page's file, in the form that prettier gives it.
func javascript() []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated from nn/problem/english by \"go generate\"; DO NOT EDIT.\n\nexport default {\n")
	entry := func(key, sentence string) {
		key = "  " + quoted("error."+key) + ":"
		sentence = quoted(sentence) + ","
		if len(key)+1+len(sentence) > 120 {
			sentence = "\n    " + sentence
		} else {
			sentence = " " + sentence
		}
		b.WriteString(key + sentence + "\n")
	}
	for _, code := range slices.Sorted(maps.Keys(sentences)) {
		entry(code, sentences[code])
	}
	for _, name := range names {
		entry("name."+name, name)
	}
	b.WriteString("};\n")
	return b.Bytes()
}

// quoted is a literal of JavaScript, with the quotes that need the fewest escapes.
func quoted(s string) string {
	if strings.Contains(s, `"`) {
		return "'" + strings.ReplaceAll(s, "'", `\'`) + "'"
	}
	return `"` + s + `"`
}
