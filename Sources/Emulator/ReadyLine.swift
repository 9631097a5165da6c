package import ByteBuffers
import Glibc
import JSONParsing
import Sockets

/// Where an emulator can be reached and where it records: what the ready file, `--ready-fd` and
/// `GET ready` tell (design, section 1).
package struct ReadyLine: Sendable, Equatable {
    package var processID: Int
    package var oneAgentPort: UInt16
    package var oneAgentURL: String
    package var controlURL: String
    /// Where the ActiveGate is, when there is one.
    package var activeGate: ReadyActiveGate?
    /// An absolute path, or `-` for standard output.
    package var recordPath: String

    init(
        oneAgent: SocketAddress, activeGate: ReadyActiveGate? = nil, control: SocketAddress,
        recordPath: String
    ) {
        processID = Int(getpid())
        oneAgentPort = oneAgent.port
        oneAgentURL = "http://\(oneAgent.reachableAuthority)/v2/events/ingest"
        controlURL = "http://\(control.reachableAuthority)/_emulator"
        self.activeGate = activeGate
        self.recordPath = Self.absolute(recordPath)
    }

    /// Appends one line of JSON, without its line feed.
    package func append(to line: inout ByteBuffer) {
        line.append(#"{"pid":"#)
        line.append(decimal: processID)
        line.append(#","version":"#)
        line.append(jsonString: EmulatorVersion.current)
        line.append(#","oneAgent":{"port":"#)
        line.append(decimal: Int(oneAgentPort))
        line.append(#","url":"#)
        line.append(jsonString: oneAgentURL)
        line.append("}")
        if let activeGate {
            line.append(#","activeGate":"#)
            activeGate.append(to: &line)
        }
        line.append(#","control":"#)
        line.append(jsonString: controlURL)
        line.append(#","record":"#)
        line.append(jsonString: recordPath)
        line.append("}")
    }

    private static func absolute(_ path: String) -> String {
        guard path != "-", let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension SocketAddress {
    /// The authority of a URL that reaches the address from this machine: a listener on all
    /// addresses is reached over loopback.
    var reachableAuthority: String {
        switch host {
        case .v4(0, 0, 0, 0): "127.0.0.1:\(port)"
        case .v6(let bytes) where bytes.allSatisfy { $0 == 0 }: "[::1]:\(port)"
        default: description
        }
    }
}
