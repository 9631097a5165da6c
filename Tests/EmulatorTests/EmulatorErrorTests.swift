import EventsAPI
import HTTPServer
import Recording
import Sockets
import Testing

@testable import Emulator

/// What keeps an emulator from starting, in one line that says what to do.
@Suite struct EmulatorErrorTests {
    private static let errors: [(EmulatorError, String)] = [
        (.invalidHost("example.com"), "give a numeric one, such as 127.0.0.1"),
        (.remoteHost("0.0.0.0"), "add --allow-remote"),
        (
            .portTaken(.loopback(port: 14_499), option: "--port", holder: nil),
            "port 14499 is taken by another program; stop it, or choose another port with --port"
        ),
        (
            .portTaken(.loopback(port: 1), option: "--control-port", holder: nil),
            "choose another port with --control-port (0 for any free one)"
        ),
        (.record(.inUse(path: "events.jsonl", holder: 42)), "in use by process 42"),
        (.record(.isDirectory(path: "x")), "x is a directory"),
    ]

    @Test func `an error is a line that says what to do`() {
        for (error, text) in Self.errors {
            #expect(error.description.contains(text))
            #expect(!error.description.contains("\n"))
        }
    }

    @Test(arguments: [
        (400, "request.malformed"), (408, "request.timeout"), (413, "request.too-large"),
        (414, "request.malformed"), (431, "request.malformed"), (501, "request.malformed"),
        (503, "request.too-many-connections"), (505, "request.malformed"),
    ])
    func `what could not be read breaks a rule`(_ status: Int, _ rule: String) {
        let refusal = TransportRefusal(RequestFailure(status: status, explanation: "why"))
        #expect(refusal.status == status)
        #expect(refusal.rule.id == rule)
        #expect(refusal.message == "why" || refusal.hint == "why")
    }
}
