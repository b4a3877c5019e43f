package media

func (e *Engine) startSlate() error { return nil }
