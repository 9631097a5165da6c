import HTTPServer

/// Commits, or fails to, as a test wants it.
final class TestOwner: ServerOwner {
    var commitSucceeds = true
    private(set) var commits = 0
    /// Done behind the answers of each turn.
    var afterAnswers: () -> Void = {}

    func turnWillBegin() {}

    func commit() -> Bool {
        commits += 1
        return commitSucceeds
    }

    func turnDidEnd() { afterAnswers() }
}
