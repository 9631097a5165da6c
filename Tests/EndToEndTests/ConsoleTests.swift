import Testing

@testable import oneagent_emulator

/// What people are told, and what that may cost.
@Suite struct ConsoleTests {
    @Test func `a text that is too long for a line is cut`() {
        let text = String(repeating: "ä", count: 100_000).printable
        #expect(text == String(repeating: "ä", count: 1_000) + "…")
        #expect(String(repeating: "x", count: 1_000).printable.count == 1_000)
    }
}
