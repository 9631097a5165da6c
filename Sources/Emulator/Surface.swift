/// Where a request came in.
enum Surface: UInt8 {
    case oneAgent
    case activeGate

    /// As record and journal have it (design, section 1).
    var name: StaticString {
        switch self {
        case .oneAgent: "oneagent"
        case .activeGate: "activegate"
        }
    }

    /// The `Server` field of its answers (contract 0.5).
    var server: StaticString? {
        switch self {
        case .oneAgent: "EEC"
        case .activeGate: nil
        }
    }
}
