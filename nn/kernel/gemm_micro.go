package kernel

// The tile: the sums of microM rows of A and microN columns of B grow by depth
// terms at a time. A row of sums is two vectors, so that a term costs two loads
// of B and, for each row, one load of A. Of the ceiling that registers alone
// reach on Zen 3 this tile reaches 78 %; 5x8 has 76, 8x4 has 67, 12x4 has 64,
// 6x8 and 4x12, whose sums do not fit into 15 registers, 55. On a hyper-threaded
// Xeon all but the last are within 3 %. With a depth of 32 long products gain
// 2 %, and short ones lose to padding.
// Natively a tile is as wide as two of the longest vectors there are.
const microK = 16

type (
	panelB       [microK][microN]float32
	accumulators [microM][microN]float32
)
