package kernel

// microK is the number of terms of a packed panel. In BLIS's words (Van Zee & van de Geijn
// 2015) the microkernel is mr x nr = microM x microN: the sums of microM rows of A and microN
// columns of B stay in registers while the terms of a panel are added.
//
// In wasm a row of sums is two vectors, so that a term takes two loads of B and, for each row,
// one of A. With 4x8 sums the microkernel reaches 78 % of what registers alone reach on Zen 3
// (BenchmarkGemm gives both); 5x8 reaches 76, 8x4 67, 12x4 64, and 6x8 and 4x12, whose sums do
// not fit into 15 registers, 55. On a Xeon with hyper-threads all but the last two are within
// 3 %. With 32 terms long products gain 2 %, and short ones lose to padding. Natively a row of
// sums is two of the longest vectors there are.
const microK = 16

type (
	panelB       [microK][microN]float32 // packed panel of B: term p of column q is at [p][q]
	accumulators [microM][microN]float32 // sums of row r and column q of C are at [r][q]
)
