package mnist

import (
	"strings"
	"testing"
)

func TestManifestCheck(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	good := func() Manifest {
		return Manifest{
			Name:   "mnist",
			Shards: []Shard{{"a.gz", Train, 2, sum}, {"b.gz", Test, 1, sum}},
			Labels: []Shard{{"c.gz", Train, 2, sum}, {"d.gz", Test, 1, sum}},
		}
	}
	if err := good().Check(); err != nil {
		t.Error(err)
	}
	if err := (Manifest{Name: "digits"}).Check(); err != nil {
		t.Error(err)
	}
	for want, change := range map[string]func(*Manifest){
		"is neither train nor test":           func(m *Manifest) { m.Shards[0].Split = "other" },
		"has 0 images":                        func(m *Manifest) { m.Shards[0].Images = 0 },
		"no SHA-256":                          func(m *Manifest) { m.Shards[0].SHA256 = sum[1:] },
		"is not the name of a file beside it": func(m *Manifest) { m.Shards[0].Path = "../a.gz" },
		"train has 3 images and 2 labels":     func(m *Manifest) { m.Shards[0].Images = 3 },
		"it has no test images":               func(m *Manifest) { m.Shards = m.Shards[:1] },
	} {
		m := good()
		change(&m)
		if err := m.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}
