package nn

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"testing"
)

// testTeam is a team whose members take turns, and the memory that they share.
type testTeam struct {
	members []*Trainer
	shared  []float32
	data    Images
}

// newTestTeam makes a team that goes on from run.
func newTestTeam(t *testing.T, s Spec, c Config, data Images, size int, run []byte) *testTeam {
	t.Helper()
	team := &testTeam{data: data}
	for rank := range size {
		net := NewNetwork(s)
		m, err := NewMember(net, c, data.N(), rank, size)
		if rank == 0 {
			m = trainer(t, net, c, data)
			m.Join(0, size)
		} else if err != nil {
			t.Fatal(err)
		}
		if err := m.SetRun(run); err != nil {
			t.Fatal(err)
		}
		team.members = append(team.members, m)
	}
	team.shared = make([]float32, team.members[0].Shared())
	for i := range team.shared {
		team.shared[i] = 1e9 // what nobody writes must not be read
	}
	return team
}

func (m *testTeam) exchange(e Exchange) {
	for _, t := range m.members {
		for _, move := range t.Moves(e, true) {
			copy(m.shared[move.At:], move.Own)
		}
	}
	for _, t := range m.members {
		for _, move := range t.Moves(e, false) {
			copy(move.Own, m.shared[move.At:])
		}
	}
}

func (m *testTeam) step(t *testing.T) (loss float64, err error) {
	t.Helper()
	for rank, member := range m.members {
		if rank > 0 {
			numbers, room := member.Wanted()
			for i, image := range numbers {
				copy(room[i*m.data.D:(i+1)*m.data.D], m.data.Pixels[int(image)*m.data.D:])
			}
		}
		member.Compute()
	}
	m.exchange(OfGradients)
	for rank, member := range m.members {
		l, e := member.Update()
		if rank == 0 {
			loss, err = l, e
		} else if l != loss && l == l || (e == nil) != (err == nil) {
			t.Fatalf("member %d has loss %v, %v, the first has %v, %v", rank, l, e, loss, err)
		}
	}
	m.exchange(OfParameters)
	return loss, err
}

func (m *testTeam) run() []byte {
	m.exchange(OfMemory)
	return m.members[0].AppendRun(nil)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:8])
}

// teamRuns are runs to be taken by teams: presets, and what has an order of its own to keep.
func teamRuns(t *testing.T) map[string]struct {
	spec   Spec
	config Config
	images int
} {
	runs := map[string]struct {
		spec   Spec
		config Config
		images int
	}{}
	add := func(name, layers string, output Activation, c Config, images int) {
		s, err := ParseSpec(layers, output)
		if err != nil {
			t.Fatal(err)
		}
		c.Seed = 3
		runs[name] = struct {
			spec   Spec
			config Config
			images int
		}{s, c, images}
	}
	for _, p := range Presets {
		c := standard(p.Noise)
		add(p.Name, p.Layers, Sigmoid, c, 75)
	}
	adam := func(batch int) Config { return Config{Batch: batch, Optimizer: Adam, Rate: 1e-3} }
	add("odd last batches", "784-20-784", Sigmoid, adam(13), 61)
	add("batches of 100", "784-c4-mp-c8-up-c1", Sigmoid, adam(100), 250)
	add("batches of 5", "784-c8-mp-c4-up-c1", Sigmoid, adam(5), 24)
	add("batches smaller than the team", "784-9-784", Sigmoid, adam(3), 10)
	add("batches of one", "784-c4-mp-up-c1", Sigmoid, adam(1), 7)
	add("fewer images than a batch", "784-16-784", Sigmoid, adam(64), 18)
	add("batches of more than four blocks", "784-8-784", Sigmoid, adam(1300), 1400)
	tied := adam(32)
	tied.Optimizer = Momentum
	add("tied", "784-40-12-40~-784~", Sigmoid, tied, 75)
	drop := adam(24)
	drop.Loss, drop.Sparsity = BCE, 0.01
	drop.Noise = Noise{Kind: SaltPepper, Strength: 0.4, Random: true}
	add("dropout, sparsity, noise", "784-30:tanh-drop.3-10*-30-784", Sigmoid, drop, 70)
	decay := adam(16)
	decay.Optimizer, decay.Decay, decay.Schedule, decay.Epochs = AdamW, 0.1, Cosine, 3
	decay.Noise = Noise{Kind: Square, Strength: 0.4}
	add("strides", "784-c6s2-c8s2-10-392-7x7x8-t6s2-t1s2", Sigmoid, decay, 45)
	sgd := adam(20)
	sgd.Optimizer = SGD
	add("sgd", "784-12-784", Sigmoid, sgd, 50)
	return runs
}

// Teams of any size, and one that changes its size again and again, end with the bits of one
// trainer alone.
func TestTeams(t *testing.T) {
	const all, fewer = 200, 24 // steps
	for name, run := range teamRuns(t) {
		t.Run(name, func(t *testing.T) {
			count := all
			if testing.Short() || run.spec.MultiplyAdds()*min(run.config.Batch, run.images) > 4e6 {
				count = fewer
			}
			data := sample(t, run.images)
			net := NewNetwork(run.spec)
			net.Init(run.config.Seed, NewestStart)
			alone := trainer(t, net, run.config, data)
			begin := alone.AppendRun(nil)
			var losses []float64
			for range count {
				losses = append(losses, steps(t, alone, 1))
			}
			want := sum(alone.AppendRun(nil))
			g := rand.New(rand.NewPCG(7, 7))
			for _, size := range []int{1, 2, 3, 4, 8, 0} {
				now, changes := size, 0
				if size == 0 { // it changes
					now = 1
				}
				team := newTestTeam(t, run.spec, run.config, data, now, begin)
				for i := range count {
					if size == 0 && g.IntN(8) == 0 {
						now = 1 + g.IntN(8)
						team = newTestTeam(t, run.spec, run.config, data, now, team.run())
						changes++
					}
					if loss, err := team.step(t); err != nil || loss != losses[i] {
						t.Fatalf("a team of %d: the loss of step %d is %v, want %v; %v", now, i+1, loss, losses[i], err)
					}
				}
				if got := sum(team.run()); got != want {
					t.Errorf("a team of %d, after %d changes: %s, want %s", now, changes, got, want)
				}
			}
		})
	}
}

// A team that diverges goes back as one trainer does, also one that has changed its size since the
// snapshot.
func TestTeamsDiverge(t *testing.T) {
	data := sample(t, 100)
	c := Config{Seed: 1, Batch: 32, Optimizer: Momentum, Rate: 0.01, Loss: MSE}
	s, err := ParseSpec("784-64:linear-784", Linear)
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(s)
	net.Init(1, NewestStart)
	alone := trainer(t, net, c, data)
	team := newTestTeam(t, s, c, data, 3, alone.AppendRun(nil))
	const wild = 19
	for i := range 1000 {
		if i == wild {
			alone.Config.Rate = 10
			c.Rate = 10
			team = newTestTeam(t, s, c, data, 2, team.run())
		}
		_, want := alone.Step()
		_, err := team.step(t)
		if fmt.Sprint(err) != fmt.Sprint(want) {
			t.Fatalf("step %d: %v, alone %v", i+1, err, want)
		}
		if got, want := sum(team.run()), sum(alone.AppendRun(nil)); got != want {
			t.Fatalf("step %d: %s, alone %s", i+1, got, want)
		}
		if err != nil {
			if i < wild {
				t.Fatalf("diverged at step %d", i+1)
			}
			return
		}
	}
	t.Fatal("it has not diverged")
}

func TestTeamSteps_allocateNothing(t *testing.T) {
	data := sample(t, 64)
	net := vanilla(t, 1)
	team := newTestTeam(t, net.Spec, standard(0.2), data, 2, trainer(t, net, standard(0.2), data).AppendRun(nil))
	team.step(t)
	for rank, m := range team.members {
		if n := testing.AllocsPerRun(3, func() { m.Wanted(); m.Compute(); m.Update() }); n > 0 {
			t.Errorf("member %d allocates %v times a step", rank, n)
		}
	}
}
