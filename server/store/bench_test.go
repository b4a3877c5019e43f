package store

import (
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/store/pgtest"
)

// BenchmarkAddLine measures acknowledged lines a second with 1, 20 and 400 people writing at once, and lines a commit.
func BenchmarkAddLine(b *testing.B) {
	for _, on := range []struct {
		name string
		open func(b *testing.B) database
	}{
		{"SQLite", func(b *testing.B) database { return database{dir: b.TempDir()} }},
		{"PostgreSQL", func(b *testing.B) database { return database{address: pgtest.URL(b)} }},
	} {
		for _, writers := range []int{1, 20, 400} {
			b.Run(fmt.Sprintf("%s/writers=%d", on.name, writers), func(b *testing.B) {
				s := on.open(b).furnished(b)
				var next, failed atomic.Int64
				before := s.Stats()
				b.ResetTimer()
				together(writers, func(int) {
					for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
						if _, _, err := s.AddLine(b.Context(), hall, line(fmt.Sprint(n), "Guten Morgen aus dem Jobcenter")); err != nil {
							failed.Add(1)
						}
					}
				})
				b.StopTimer()
				require.Zero(b, failed.Load())
				after := s.Stats()
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lines/s")
				b.ReportMetric(float64(after.Written-before.Written)/float64(after.Commits-before.Commits), "lines/commit")
			})
		}
	}
}
