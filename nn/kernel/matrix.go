package kernel

// A Matrix is a view of rows x columns floats: element (i, j) is Data[i*RowStride+j*ColStride].
// One of the two strides is 1.
type Matrix struct {
	Data                 []float32
	Rows, Cols           int
	RowStride, ColStride int
}

// Rows returns a Matrix of data (rows, cols), row-major.
func Rows(data []float32, rows, cols int) Matrix {
	if len(data) < rows*cols {
		panicShapes("a matrix of as many floats", len(data), rows*cols)
	}
	return Matrix{data, rows, cols, cols, 1}
}

// T returns the transpose, without copying.
func (m Matrix) T() Matrix {
	return Matrix{m.Data, m.Cols, m.Rows, m.ColStride, m.RowStride}
}

func (m Matrix) at(i, j int) float32 { return m.Data[i*m.RowStride+j*m.ColStride] }
