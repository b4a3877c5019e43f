// Package pgtest gives tests a PostgreSQL of their own: one private cluster per test binary, without a TCP port, and in it one
// fresh database per test.
//
//	func TestMain(m *testing.M) { goleak.VerifyTestMain(pgtest.Main(m)) }
//	func TestX(t *testing.T)    { s, err := store.Open(ctx, pgtest.URL(t), "") … }
//
// Where no PostgreSQL can be started tests are skipped, or fail if KONVENT_TEST_REQUIRE_PG=1.
package pgtest

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Require is the environment variable that, set to 1, makes a missing PostgreSQL a failure.
const Require = "KONVENT_TEST_REQUIRE_PG"

// cluster is the test binary's own, started by the first test that asks.
var cluster struct {
	mu        sync.Mutex // guards the rest
	asked     bool
	err       error
	dir       string
	databases int
	original  bool // there is the database that is copied
	keeper    *exec.Cmd
	stop      io.Closer
}

// Main returns what runs m and then stops the cluster, if one was started.
func Main(m *testing.M) Runner { return Runner{m} }

// Runner is for goleak.VerifyTestMain.
type Runner struct{ m *testing.M }

// Run runs the tests and returns their exit code.
func (r Runner) Run() int {
	code := r.m.Run()
	cluster.mu.Lock()
	defer cluster.mu.Unlock()
	if cluster.keeper == nil {
		return code
	}
	if err := errors.Join(cluster.stop.Close(), cluster.keeper.Wait()); err != nil {
		fmt.Fprintln(os.Stderr, "pgtest: stop PostgreSQL:", err)
		return max(code, 1)
	}
	return code
}

// URL returns the address of a fresh, empty database, which goes when the test ends.
func URL(t testing.TB) string {
	t.Helper()
	cluster.mu.Lock()
	defer cluster.mu.Unlock()
	need(t)
	return create(t, "")
}

// Copy returns the address of a copy of the database that write makes of an empty one, which goes when the test ends. A test binary has
// one such original; it is written when the first test asks, and must have been left by all when write returns.
func Copy(t testing.TB, write func(address string) error) string {
	t.Helper()
	cluster.mu.Lock()
	defer cluster.mu.Unlock()
	need(t)
	if !cluster.original {
		admin(t, "CREATE DATABASE original")
		if err := write(address("original")); err != nil {
			t.Fatal("write what is copied: ", err)
		}
		cluster.original = true
	}
	return create(t, " TEMPLATE original")
}

// need starts the cluster, or ends the test where there can be none.
func need(t testing.TB) {
	t.Helper()
	if !cluster.asked {
		cluster.asked, cluster.err = true, start()
	}
	if cluster.err == nil {
		return
	}
	if os.Getenv(Require) == "1" {
		t.Fatal("no PostgreSQL for tests: ", cluster.err)
	}
	t.Skip("left out, no PostgreSQL for tests: ", cluster.err)
}

func create(t testing.TB, like string) string {
	t.Helper()
	cluster.databases++
	name := fmt.Sprintf("test%d", cluster.databases)
	admin(t, "CREATE DATABASE "+name+like)
	t.Cleanup(func() { admin(t, "DROP DATABASE "+name+" WITH (FORCE)") })
	return address(name)
}

func address(database string) string {
	return fmt.Sprintf("postgres://postgres@/%s?host=%s&sslmode=disable", database, cluster.dir)
}

func admin(t testing.TB, query string) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = conn.Exec(ctx, query)
	if err = errors.Join(err, conn.Close(ctx)); err != nil {
		t.Fatal(err)
	}
}

// keep starts the cluster and stops it when its input ends: that happens even when the test binary is killed.
//
//go:embed keep.sh
var keep string

func start() error {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return errors.New("it is not installed in /usr/lib/postgresql")
	}
	dir, err := os.MkdirTemp("", "pg.")
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(context.Background(), "sh", "-c", keep, "keep", filepath.Dir(found[len(found)-1]), dir)
	cmd.Dir = dir
	if cmd.SysProcAttr, err = unprivileged(dir); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
		return fmt.Errorf("it did not start: %q, %w", line, errors.Join(err, cmd.Wait()))
	}
	cluster.dir, cluster.keeper, cluster.stop = dir, cmd, stdin
	return nil
}

// unprivileged makes PostgreSQL's user the owner of dir when we are root, which PostgreSQL refuses to run as. The process gets
// a group of its own, so that an interrupt from the keyboard does not end it before it has cleaned up.
func unprivileged(dir string) (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return &syscall.SysProcAttr{Setpgid: true}, nil
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.SysProcAttr{
		Setpgid: true, Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)},
	}, os.Chown(dir, int(uid), int(gid))
}
