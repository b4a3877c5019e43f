package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"konvent/client"
	"konvent/server/api"
	"konvent/server/conference"
	"konvent/server/config"
	"konvent/server/media"
	"konvent/server/store"
)

// serve opens the house and keeps it open until ctx ends.
func serve(ctx context.Context, cfg config.Serve, log *slog.Logger) (err error) {
	kept, err := store.Open(ctx, cfg.Database, cfg.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	links, err := seed(ctx, kept, cfg)
	if err != nil {
		return err
	}
	house := conference.NewHouse(kept, conference.Config{PublicURL: cfg.PublicURL, WhepPlayers: cfg.WhepPlayers}, log)
	engine, err := openMedia(cfg, house, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	if err := house.Open(ctx, engine); err != nil {
		return err
	}
	defer house.Close()
	return listen(ctx, cfg, log, house, engine, kept, links)
}

// listen serves the web side. The links are written before the first answer, and printed when the house is open.
func listen(
	ctx context.Context, cfg config.Serve, log *slog.Logger, house *conference.House, engine *media.Engine, kept *store.Store, links *links,
) error {
	web, err := openWeb(cfg, log, house, engine, kept)
	if err != nil {
		return err
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", cfg.HTTP)
	if err != nil {
		return err
	}
	out := links.printed(cfg.PublicURL)
	if err := out.write(cfg.LinksFile); err != nil {
		return errors.Join(err, ln.Close())
	}
	served := make(chan error, 1)
	go func() { served <- web.Serve(ln) }()
	log.Info("house open", "http", ln.Addr().String(), "media", engine.Port())
	if err := out.print(os.Stdout); err != nil {
		return errors.Join(err, web.Close(), <-served)
	}
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
		log.Info("house closing")
		return errors.Join(web.Close(), <-served)
	}
}

func openWeb(cfg config.Serve, log *slog.Logger, house *conference.House, engine *media.Engine, kept *store.Store) (*api.Server, error) {
	dist, err := fs.Sub(client.Dist, "dist")
	if err != nil {
		return nil, err
	}
	return api.New(api.Config{
		House: house, Client: dist, Metrics: metrics(house, engine, kept), Log: log, Origins: []string{cfg.PublicURL},
		TrustedProxies: cfg.TrustedProxy,
		Ready: func() error {
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			return kept.Ping(ctx)
		},
	})
}

// peopleAtOnce is how many people one house lets look on, and publish, at the same time; players come on top.
const peopleAtOnce = 2000

func openMedia(cfg config.Serve, house *conference.House, log *slog.Logger) (*media.Engine, error) {
	ips, err := mediaIPs(cfg)
	if err != nil {
		return nil, err
	}
	return media.Open(media.Config{
		IPs: ips, Port: cfg.MediaPort, Loopback: loopback(ips), InFront: loopback(ips) && !onLoopback(cfg.HTTP), Workers: cfg.MediaWorkers,
		MaxViewers: peopleAtOnce + cfg.WhepPlayers, MaxPublishers: peopleAtOnce, ViewRate: cfg.ViewRate, ViewBurst: cfg.ViewBurst,
	}, house, log)
}

// mediaIPs are the addresses that browsers send sound and picture to.
func mediaIPs(cfg config.Serve) ([]net.IP, error) {
	var ips []net.IP
	for _, s := range cfg.MediaIP {
		ips = append(ips, net.ParseIP(s))
	}
	if len(ips) > 0 {
		return ips, nil
	}
	if onLoopback(cfg.HTTP) {
		return []net.IP{net.IPv4(127, 0, 0, 1)}, nil
	}
	return ownIPs()
}

// onLoopback says whether only this machine reaches an address to listen on. A house that others reach, and whose media address is
// 127.0.0.1, is in a container: it is the address of whatever forwards to it.
func onLoopback(address string) bool {
	host, _, _ := net.SplitHostPort(address) // without a port there is nothing to listen on, which is said there
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// ownIPs are this machine's addresses that others can reach.
func ownIPs() ([]net.IP, error) {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil, err
	}
	var ips []net.IP
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.IsGlobalUnicast() {
			ips = append(ips, n.IP)
		}
	}
	if len(ips) == 0 {
		return nil, fmt.Errorf("this machine has no address of its own: set --media-ip")
	}
	return ips, nil
}

func loopback(ips []net.IP) bool {
	for _, ip := range ips {
		if ip.IsLoopback() {
			return true
		}
	}
	return false
}

// health asks a house on this machine whether it is well; it is what containers ask.
func health(ctx context.Context, cfg config.Health) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+cfg.HTTP+"/healthz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(ask)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("not ready: %s", answer.Status)
	}
	return nil
}
