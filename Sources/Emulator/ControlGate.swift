import HTTP1
import Sockets

/// Keeps web pages and other machines from driving somebody's emulator (design, section 5).
///
/// A page cannot choose `Host`, and a browser tells the page's own origin: a name that an attacker
/// points at 127.0.0.1 fails the first check, a form or script on another page the second.
struct ControlGate {
    /// Names given by `--allow-host`, in lower case.
    private let allowedHosts: Set<String>

    init(allowedHosts: [String]) {
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
    }

    /// Why a call is refused, or nil.
    func refusal(of call: ControlCall) -> String? {
        let name = Self.hostName(of: call.host)
        guard allows(name) else {
            return "Host \(call.host) is neither a loopback name nor given by --allow-host"
        }
        guard call.method != .get, call.method != .head, let origin = call.origin else {
            return nil
        }
        // `null` is what a browser sends for a page without an origin of its own.
        guard let authority = Self.authority(ofOrigin: origin), authority == call.host.lowercased()
        else { return "a page of another origin may not change anything" }
        return nil
    }

    private func allows(_ name: String) -> Bool {
        if name == "localhost" || name.hasSuffix(".localhost") { return true }
        if let address = SocketAddress(name, port: 0) {
            return address.isLoopback || allowedHosts.contains(name)
        }
        return allowedHosts.contains(name)
    }

    /// The authority without its port, in lower case; brackets around IPv6 stay.
    static func hostName(of authority: String) -> String {
        let lowered = authority.lowercased()
        if lowered.hasPrefix("["), let end = lowered.firstIndex(of: "]") {
            return String(lowered[...end])
        }
        return String(lowered.prefix { $0 != ":" })
    }

    private static func authority(ofOrigin origin: String) -> String? {
        let lowered = origin.lowercased()
        for scheme in ["http://", "https://"] where lowered.hasPrefix(scheme) {
            return String(lowered.dropFirst(scheme.count))
        }
        return nil
    }
}
