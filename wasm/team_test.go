package main

import (
	"bytes"
	"testing"

	"hourglass/nn"
)

// testExchange lets a team of two sessions exchange, through shared.
func testExchange(team [2]*session, shared []float32, e nn.Exchange) {
	for _, out := range [2]bool{true, false} {
		for _, s := range team {
			for _, m := range s.training.trainer.Moves(e, out) {
				if out {
					copy(shared[m.At:], m.Own)
				} else {
					copy(m.Own, shared[m.At:])
				}
			}
		}
	}
}

// A session in a team reports what it reports alone, goes back to what it has kept, and its
// checkpoint is the same.
func TestTeam(t *testing.T) {
	const steps = 90
	settings := narrow + "noise=0.3\n"
	alone := small(t, settings)
	want := reports(t, alone, steps, steps)
	if err := alone.checkpoint(); err != nil {
		t.Fatal(err)
	}

	leader, member := small(t, settings), new(session)
	reports(t, leader, 7, 7)
	if err := leader.keepRun(); err != nil {
		t.Fatal(err)
	}
	kept := bytes.Clone(leader.out)
	reports(t, leader, 4, 4) // which the team takes again
	if err := leader.join(0, 0, 2); err != nil {
		t.Fatal(err)
	}
	numbers := doublesOf(leader.out)
	if numbers[1] != 4 || numbers[2] != 300 {
		t.Errorf("%v members have something to compute, of %v images; want 4, of 300", numbers[1], numbers[2])
	}
	shared := make([]float32, int(numbers[0]))
	if err := member.configure(settings); err != nil {
		t.Fatal(err)
	}
	if err := member.join(300, 1, 2); err != nil || doublesOf(member.out)[0] != float64(len(shared)) {
		t.Fatalf("a member shares %v numbers, the leader %d; %v", doublesOf(member.out), len(shared), err)
	}
	team := [2]*session{leader, member}
	for _, s := range team {
		copy(s.input(len(kept)), kept)
		if err := s.goBack(); err != nil {
			t.Fatal(err)
		}
	}

	var got []report
	pixels := leader.training.splits[trainSplit].pixels
	for leader.training.steps() < steps {
		member.wanted()
		images, room := member.training.trainer.Wanted()
		if len(member.out) != 4*len(images) {
			t.Fatalf("%d bytes name %d images", len(member.out), len(images))
		}
		for i, image := range images {
			copy(room[i*784:], pixels[image*784:][:784])
		}
		for _, s := range team {
			s.training.trainer.Compute()
		}
		testExchange(team, shared, nn.OfGradients)
		due, err := leader.update()
		if memberDue, err := member.update(); memberDue || err != nil {
			t.Fatalf("a member has a report: %v; %v", memberDue, err)
		}
		testExchange(team, shared, nn.OfParameters)
		if err != nil {
			t.Fatal(err)
		}
		if r, ok, err := leader.train(0); ok != due || err != nil {
			t.Fatalf("a report is due: %v, there is one: %v; %v", due, ok, err)
		} else if ok {
			got = append(got, r)
		}
	}
	if !same(got, want) {
		t.Errorf("a team reports %v, one alone %v", got, want)
	}
	testExchange(team, shared, nn.OfMemory)
	if err := leader.checkpoint(); err != nil || !bytes.Equal(leader.out, alone.out) {
		t.Errorf("the checkpoint of a team differs from that of one alone; %v", err)
	}
	leader.moves(nn.OfParameters, true)
	own := leader.training.trainer.Moves(nn.OfParameters, true)[0]
	if moves := doublesOf(leader.out); len(moves) != 3 || moves[0] != address(leader.net.Params) ||
		moves[1] != float64(own.At) || moves[2] != float64(len(own.Own)) {
		t.Errorf("moves of the leader's parameters: %v, want %d numbers to %d", moves, len(own.Own), own.At)
	}
	leader.join(0, 0, 1)
	reports(t, leader, 10, 10)
}
