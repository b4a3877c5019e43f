package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"konvent/server/media"
	"konvent/server/store"
)

// metrics answers GET /metrics. It counts and names nobody.
func metrics(engine *media.Engine, kept *store.Store) http.Handler {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	gauge := func(name, help string, value func() float64) {
		r.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: "konvent", Name: name, Help: help}, value))
	}
	counter := func(name, help string, value func() float64) {
		r.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: "konvent", Name: name, Help: help}, value))
	}
	gauge("media_viewers", "Open view connections.", func() float64 { return float64(engine.Stats().Viewers) })
	gauge("media_publishers", "Open publishing connections.", func() float64 { return float64(engine.Stats().Publishers) })
	counter("media_packets_published_total", "Packets that came in from publishers.", func() float64 { return float64(engine.Stats().Published) })
	counter("media_packets_delivered_total", "Packets that went out to viewers.", func() float64 { return float64(engine.Stats().Delivered) })
	counter("media_packets_dropped_total", "Packets that were not sent although they should have been.", func() float64 { return float64(engine.Stats().Dropped) })
	counter("media_nacks_total", "Packets that viewers asked for again.", func() float64 { return float64(engine.Stats().NACKs) })
	counter("media_plis_total", "Key frames that publishers were asked for.", func() float64 { return float64(engine.Stats().PLIs) })
	counter("media_bytes_delivered_total", "Bytes that went out to viewers.", func() float64 { return float64(engine.Stats().Bytes) })
	counter("store_commits_total", "Transactions of the journal.", func() float64 { return float64(kept.Stats().Commits) })
	counter("store_writes_total", "Writes of the journal.", func() float64 { return float64(kept.Stats().Written) })
	return promhttp.HandlerFor(r, promhttp.HandlerOpts{})
}
