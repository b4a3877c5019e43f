package house

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// nobody is the user of the container.
const nobody = 65532

const mediaPort = 7882

// listensToAll says whether the process has a socket at the media port on every address of its network (proc(5), /proc/net).
func listensToAll(t *testing.T, pid int, kind string) bool {
	t.Helper()
	var sockets []byte
	for _, version := range []string{"", "6"} {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s%s", pid, kind, version))
		require.NoError(t, err)
		sockets = append(sockets, text...)
	}
	return strings.Contains(string(sockets), fmt.Sprintf("00000000:%04X", mediaPort))
}

// TestTheBinaryOpensWhereThereIsNothingElse runs it as the image does: alone in its file system, as nobody, with one folder to write to
// and a network of its own.
func TestTheBinaryOpensWhereThereIsNothingElse(t *testing.T) {
	binary := filepath.Join(root, "bin", "konvent")
	if _, err := os.Stat(binary); err != nil || os.Geteuid() != 0 {
		t.Skip("needs bin/konvent (make build) and root, to give it a file system of its own")
	}
	all := t.TempDir()
	bytes, err := os.ReadFile(binary)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(all, "konvent"), bytes, 0o755)) //nolint:gosec // it is to be run by somebody else
	require.NoError(t, os.Mkdir(filepath.Join(all, "data"), 0o700))
	require.NoError(t, os.Chown(filepath.Join(all, "data"), nobody, nobody))
	require.NoError(t, os.Chmod(all, 0o755)) //nolint:gosec // likewise

	cmd := exec.Command("/konvent", "serve", "--demo", "kommunale-2021", "--data", "/data",
		"--http", "0.0.0.0:8080", "--media-ip", "127.0.0.1", "--media-port", strconv.Itoa(mediaPort))
	cmd.Env = []string{"PATH=/"}
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: all, Cloneflags: syscall.CLONE_NEWNET, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	said, err := cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	var log []string
	for lines := bufio.NewScanner(said); lines.Scan(); {
		log = append(log, lines.Text())
		if strings.Contains(lines.Text(), "house open") {
			for _, kind := range []string{"udp", "tcp"} {
				require.True(t, listensToAll(t, cmd.Process.Pid, kind), "what is forwarded from 127.0.0.1 of the host comes from elsewhere")
			}
			require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
			_, _ = io.Copy(io.Discard, said)
		}
	}
	require.NoError(t, cmd.Wait(), strings.Join(log, "\n"))
	require.Contains(t, strings.Join(log, "\n"), "house open")
}
