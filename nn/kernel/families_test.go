package kernel

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

const withVectors = "go1.27 && goexperiment.simd"

// forms are the suffixes of files and when each is compiled. Of suffixes that end alike
// the longer one counts. GOARCH is in the name where a suffix ends in one.
var forms = map[string]string{
	"_generic":      "",
	"_wasm":         withVectors + " && wasm",
	"_native":       withVectors + " && (amd64 || arm64)",
	"_native_amd64": withVectors,
	"_native_arm64": withVectors,
	"_simd":         withVectors + " && (wasm || amd64 || arm64)",
	"_nowasm":       "!(" + withVectors + " && wasm)",
	"_nonative":     "!(" + withVectors + " && (amd64 || arm64))",
	"_nosimd":       "!(" + withVectors + " && (wasm || amd64 || arm64))",
}

// family cuts the name of a file into its stem and its form, whether people wrote it,
// internal/gen, or it holds tests.
func family(file string) (stem, form string) {
	name := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(file, ".go"), "_test"), "_unrolled")
	for f := range forms {
		if strings.HasSuffix(name, f) && len(f) > len(form) {
			form = f
		}
	}
	return strings.TrimSuffix(name, form), form
}

// TestFamilies holds the rule of doc.go: definitions of one name are in files of one
// stem, a reference is in the generic file of what it stands for, and suffixes agree with
// build constraints.
func TestFamilies(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	stems := map[string]map[string]bool{} // of each name
	references := map[string]string{}     // stem of each reference
	documented, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		file := entry.Name()
		if !strings.HasSuffix(file, ".go") {
			continue
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		stem, form := family(file)
		if got := buildConstraint(syntax); got != forms[form] {
			t.Errorf("%s: compiled where %q, its suffix stands for %q", file, got, forms[form])
		}
		if form != "" && !strings.Contains(string(documented), "*"+form+".go ") {
			t.Errorf("doc.go does not explain *%s.go", form)
		}
		holds := false // a reference
		for _, name := range declared(syntax) {
			if stems[name] == nil {
				stems[name] = map[string]bool{}
			}
			stems[name][stem] = true
			if of, ok := strings.CutSuffix(name, "Generic"); ok && !strings.HasSuffix(file, "_test.go") {
				references[of], holds = stem, true
				if form != "_generic" {
					t.Errorf("%s: %s belongs to %s_generic.go", file, name, stem)
				}
			}
		}
		if form == "_generic" && !holds {
			t.Errorf("%s holds no reference", file)
		}
	}
	for name, in := range stems {
		if len(in) > 1 {
			t.Errorf("%s is defined in families %v", name, in)
		}
	}
	for name, stem := range references {
		if exported := strings.ToUpper(name[:1]) + name[1:]; !stems[name][stem] && !stems[exported][stem] {
			t.Errorf("%sGeneric stands for nothing in family %s", name, stem)
		}
	}
	if len(references) < 40 {
		t.Errorf("only %d references found", len(references))
	}
}

func buildConstraint(file *ast.File) string {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if expr, err := constraint.Parse(c.Text); err == nil && c.Pos() < file.Package {
				return expr.String()
			}
		}
	}
	return ""
}

// declared returns the names on the top level of a file, Type.Name of methods.
func declared(file *ast.File) (names []string) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				of := d.Recv.List[0].Type
				if star, ok := of.(*ast.StarExpr); ok {
					of = star.X
				}
				name = of.(*ast.Ident).Name + "." + name
			}
			names = append(names, name)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, n := range s.Names {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return names
}
