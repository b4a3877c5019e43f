package main

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/media"
	"konvent/server/store"
)

func TestAnAnswerSumsUpOnce(t *testing.T) {
	var sums int
	r := prometheus.NewRegistry()
	require.NoError(t, r.Register(figures{
		house: func() conference.Stats { return conference.Stats{Lines: 5} },
		media: func() media.Stats { sums++; return media.Stats{Viewers: 7, Opened: 8, Bytes: 9} },
		store: func() store.Stats { return store.Stats{Commits: 3} },
	}))
	sums = 0
	families, err := r.Gather()
	require.NoError(t, err)
	require.Equal(t, 1, sums)
	values := map[string]float64{}
	for _, f := range families {
		m := f.GetMetric()[0]
		values[f.GetName()] = m.GetGauge().GetValue() + m.GetCounter().GetValue()
	}
	require.Equal(t, 7.0, values["konvent_media_viewers"])
	require.Equal(t, 9.0, values["konvent_media_bytes_delivered_total"])
	require.Equal(t, 3.0, values["konvent_store_commits_total"])
	require.Equal(t, 5.0, values["konvent_lines_opened_total"])
	require.Equal(t, 8.0, values["konvent_media_views_opened_total"])
	require.Len(t, values, 14)
}
