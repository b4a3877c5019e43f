// Command konvent is the house: one binary that serves pages, sockets, sound and picture, and keeps what must be kept.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"konvent/server/config"
)

// version is set when a release is built.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil && !errors.Is(err, config.ErrHelp) {
		fmt.Fprintln(os.Stderr, "konvent:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	cfg, err := config.Parse(args, os.Stdout)
	if err != nil {
		return err
	}
	switch cfg.Command {
	case "serve":
		return serve(ctx, cfg.Serve, slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: cfg.Serve.LogLevel})))
	case "import":
		return bring(ctx, cfg.Import)
	case "health":
		return health(ctx, cfg.Health)
	}
	fmt.Println("konvent", version, revision())
	return nil
}

// revision is the commit this program was built from, where it is known.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}
