package conference_test

import (
	"testing"

	"go.uber.org/goleak"

	"konvent/server/store/pgtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(pgtest.Main(m)) }
