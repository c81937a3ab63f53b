package nn

// A team is several trainers of one run, each in an instance of the program with a memory of its
// own. They take the steps together, and end with what one trainer alone would have, to the last
// bit: the order of every sum is the same, whoever adds. A step of each is
//
//	Compute           the gradients of some micro-batches, apart
//	exchange          OfGradients
//	Update            sums a stretch of them, and updates this stretch of the parameters
//	exchange          OfParameters
//
// An exchange goes through a memory that all share: everyone moves out what it has, and after
// all have done so everyone moves in what it needs. A trainer alone is a team of one.

// NewMember returns a trainer, number rank of a team of size, for a run on so many images. It has
// none of them: see [Trainer.Wanted].
func NewMember(net *Network, c Config, images, rank, size int) (*Trainer, error) {
	return newTrainer(net, c, Images{D: net.Spec.Input.Size()}, images, rank, size)
}

// Join makes t number rank of a team of size from the next step on. All members must have the
// same state then (see [Trainer.AppendRun]). Of more than MostMembers some compute nothing.
func (t *Trainer) Join(rank, size int) {
	most := t.batch()
	t.share = newShare(t.net, rank, size, most, (t.images-1)%most+1)
}

// Images returns how many images the run is on.
func (t *Trainer) Images() int { return t.images }

// MostMembers returns how many micro-batches a batch has.
func (t *Trainer) MostMembers() int { return ceil(t.batch(), microSize(t.batch())) }

// Wanted returns which images a member needs for the next step, and where to write their bytes
// before it.
func (t *Trainer) Wanted() (numbers []uint32, room []byte) {
	epoch, begin, n := t.next()
	t.shuffle(epoch)
	first, end := t.share.imagesOf(t.share.rank, n)
	return t.order[begin+first : begin+end], t.data.Pixels
}

// An Exchange names what the members of a team give each other.
type Exchange int

const (
	OfGradients  Exchange = iota // and losses
	OfParameters                 // after an update
	OfMemory                     // the optimizers' and the snapshots': after it, each has the whole state of the run
	exchanges
)

// A Move is a copy between a trainer's memory and the shared one.
type Move struct {
	Own []float32
	At  int // in the shared memory, in numbers
}

// Moves returns what t does in an exchange: out, to the shared memory, or in, from it. It is the
// same in each step from a Join to the next.
func (t *Trainer) Moves(e Exchange, out bool) []Move {
	m := mover{share: &t.share, out: out}
	for i := range e + 1 {
		m.moves = m.moves[:0]
		m.exchange(t, i)
	}
	return m.moves
}

// Shared returns how many numbers the shared memory has.
func (t *Trainer) Shared() int {
	m := mover{share: &t.share}
	for e := range exchanges {
		m.exchange(t, e)
	}
	return m.at
}

// A mover lists moves, and lays out the shared memory as it goes.
type mover struct {
	*share
	out   bool
	at    int // where the next numbers are
	moves []Move
}

func (m *mover) add(own []float32, at int) {
	if len(own) > 0 {
		m.moves = append(m.moves, Move{own, at})
	}
}

func (m *mover) exchange(t *Trainer, e Exchange) {
	switch e {
	case OfGradients:
		for r := range m.size {
			for i := range m.mostTerms(r) {
				m.term(r, i, m.slots, m.terms, []span{{0, m.params}})
				if len(m.tied) > 0 {
					m.term(r, i, m.mirrors, m.mirrored, m.tied)
				}
			}
			if m.out == (r == m.rank) {
				m.add(m.losses[r], m.at)
			}
			m.at += len(m.losses[r])
		}
	case OfParameters:
		m.spread(t.net.Params)
	case OfMemory:
		t.last.allocate(t)
		for _, x := range [...][]float32{t.opt.memory[0], t.opt.memory[1],
			t.last.state[0], t.last.state[1], t.last.state[2]} {
			if x != nil {
				m.spread(x)
			}
		}
	}
}

// term moves some parts of the gradients in a rank's slot: out, what the others need of it; in,
// what this member needs.
func (m *mover) term(rank, slot int, own [][]float32, brought [][][]float32, parts []span) {
	for _, part := range parts {
		switch before, after := part.and(span{0, m.stretch.from}), part.and(span{m.stretch.to, m.params}); {
		case m.out && rank == m.rank:
			m.add(before.in(own[slot]), m.at+before.from)
			m.add(after.in(own[slot]), m.at+after.from)
		case !m.out && rank != m.rank:
			mine := part.and(m.stretch)
			m.add(span{mine.from - m.stretch.from, mine.to - m.stretch.from}.in(brought[rank][slot]), m.at+mine.from)
		}
	}
	m.at += m.params
}

// spread moves x (P), of which everyone has its stretch: out, one's own; in, the others'.
func (m *mover) spread(x []float32) {
	for r := range m.size {
		if s := m.stretchOf(r); m.out == (r == m.rank) {
			m.add(s.in(x), m.at+s.from)
		}
	}
	m.at += m.params
}
