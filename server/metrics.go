package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"konvent/server/conference"
	"konvent/server/media"
	"konvent/server/store"
)

// metrics answers GET /metrics. It counts and names nobody.
func metrics(house *conference.House, engine *media.Engine, kept *store.Store) http.Handler {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	r.MustRegister(figures{house.Stats, engine.Stats, kept.Stats})
	return promhttp.HandlerFor(r, promhttp.HandlerOpts{})
}

// figures collects what house, media and store count. Each is summed up once for an answer: the engine stands still meanwhile.
type figures struct {
	house func() conference.Stats
	media func() media.Stats
	store func() store.Stats
}

// figure is one number of an answer.
type figure struct {
	kind       prometheus.ValueType
	name, help string
	value      float64
}

func (f figures) list() []figure {
	const gauge, counter = prometheus.GaugeValue, prometheus.CounterValue
	h, m, s := f.house(), f.media(), f.store()
	return []figure{
		{counter, "lines_opened_total", "Lines on which somebody came in.", float64(h.Lines)},
		{gauge, "media_viewers", "Open view connections.", float64(m.Viewers)},
		{gauge, "media_viewers_waiting", "Viewers who wait until their connection may open.", float64(m.Waiting)},
		{counter, "media_views_opened_total", "View connections that were opened.", float64(m.Opened)},
		{gauge, "media_publishers", "Open publishing connections.", float64(m.Publishers)},
		{counter, "media_packets_published_total", "Packets that came in from publishers.", float64(m.Published)},
		{counter, "media_packets_refused_total", "Packets from publishers that were not taken in.", float64(m.Refused)},
		{counter, "media_packets_delivered_total", "Packets that went out to viewers.", float64(m.Delivered)},
		{counter, "media_packets_dropped_total", "Packets that were not sent although they should have been.", float64(m.Dropped)},
		{counter, "media_nacks_total", "Packets that viewers asked for again.", float64(m.NACKs)},
		{counter, "media_plis_total", "Key frames that publishers were asked for.", float64(m.PLIs)},
		{counter, "media_bytes_delivered_total", "Bytes that went out to viewers.", float64(m.Bytes)},
		{counter, "store_commits_total", "Transactions of the journal.", float64(s.Commits)},
		{counter, "store_writes_total", "Writes of the journal.", float64(s.Written)},
	}
}

func (f figure) describe() *prometheus.Desc {
	return prometheus.NewDesc(prometheus.BuildFQName("konvent", "", f.name), f.help, nil, nil)
}

// Describe names all figures.
func (f figures) Describe(to chan<- *prometheus.Desc) {
	for _, one := range f.list() {
		to <- one.describe()
	}
}

// Collect tells all figures.
func (f figures) Collect(to chan<- prometheus.Metric) {
	for _, one := range f.list() {
		to <- prometheus.MustNewConstMetric(one.describe(), one.kind, one.value)
	}
}
