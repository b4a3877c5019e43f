package media

import "github.com/pion/logging"

// quiet takes Pion's own log lines and says nothing: they name addresses, and what matters reaches us as errors and states.
type quiet struct{}

func (quiet) Trace(string)          {}
func (quiet) Tracef(string, ...any) {}
func (quiet) Debug(string)          {}
func (quiet) Debugf(string, ...any) {}
func (quiet) Info(string)           {}
func (quiet) Infof(string, ...any)  {}
func (quiet) Warn(string)           {}
func (quiet) Warnf(string, ...any)  {}
func (quiet) Error(string)          {}
func (quiet) Errorf(string, ...any) {}

type quietFactory struct{}

func (quietFactory) NewLogger(string) logging.LeveledLogger { return quiet{} }
