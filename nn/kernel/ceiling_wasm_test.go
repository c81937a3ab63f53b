//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "testing"

var sink float32

func BenchmarkCeiling(b *testing.B) {
	for b.Loop() {
		sink = ceiling(100000)
	}
	b.ReportMetric(12*8*100000*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}
