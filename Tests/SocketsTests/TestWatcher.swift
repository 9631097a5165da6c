import Sockets

/// Notes what it is called for, and then does what a test wants.
final class TestWatcher: EventLoop.Handler {
    private(set) var interests: [Interest] = []
    var action: () -> Void

    init(_ action: @escaping () -> Void = {}) {
        self.action = action
    }

    func isReady(_ interest: Interest) {
        interests.append(interest)
        action()
    }
}
