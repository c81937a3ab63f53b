package nn

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A doc.go that lists files, indented, lists each file of its package and none that is
// not there.
func TestDocsListEveryFile(t *testing.T) {
	listed := regexp.MustCompile(`(?m)^//\t.*`)
	name := regexp.MustCompile(`\b[a-z]\w*\.go\b`)
	lists := 0
	for _, tree := range []string{".", "../wasm", "../web"} {
		err := filepath.WalkDir(tree, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			if d.Name() != "doc.go" {
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			named := name.FindAllString(strings.Join(listed.FindAllString(string(text), -1), "\n"), -1)
			if len(named) == 0 {
				return nil
			}
			lists++
			files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.go"))
			if err != nil {
				return err
			}
			for i, file := range files {
				files[i] = filepath.Base(file)
				if !slices.Contains(named, files[i]) && !strings.HasSuffix(file, "_test.go") && files[i] != "doc.go" {
					t.Errorf("%s does not list %s", path, files[i])
				}
			}
			for _, file := range named {
				if !slices.Contains(files, file) {
					t.Errorf("%s lists %s, which is not there", path, file)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if lists < 4 {
		t.Errorf("%d lists of files, want at least those of nn, fused, digits and wasm", lists)
	}
}
