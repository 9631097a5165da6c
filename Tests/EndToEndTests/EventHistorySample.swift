import Foundation
import Testing

/// Four events whose places in time and on entities are known, for queries.
///
/// | title | type | minutes ago | entity | state |
/// | --- | --- | --- | --- | --- |
/// | a | CUSTOM_INFO | 30 to 20 | environment | closed |
/// | b | CUSTOM_DEPLOYMENT | 180 to 150 | host | closed |
/// | c | CUSTOM_ALERT | since 5 | host | open |
/// | d | WARNING | 10 | environment | closed |
struct EventHistorySample {
    static let host = "HOST-0000000000000001"
    static let environment = "ENVIRONMENT-0000000000000001"

    /// The moment that the times are counted from, in milliseconds.
    let now = Int64(Date().timeIntervalSince1970 * 1_000)

    func milliseconds(minutesAgo minutes: Int64) -> Int64 { now - minutes * 60_000 }

    var events: [String] {
        [
            event("a", "CUSTOM_INFO", from: 30, to: 20, #""properties":{"team":"x"}"#),
            event("b", "CUSTOM_DEPLOYMENT", from: 180, to: 150, Self.onHost),
            event(
                "c", "CUSTOM_ALERT", from: 5, to: nil,
                Self.onHost + #","properties":{"dt.event.suppress_problem":"true"}"#),
            event("d", "WARNING", from: 10, to: nil, #""properties":{"Team":"x","team":"y"}"#),
        ]
    }

    private static let onHost = #""entitySelector":"entityId(\"\#(host)\")""#

    private func event(
        _ title: String, _ type: String, from start: Int64, to end: Int64?, _ more: String
    ) -> String {
        let end = end.map { #""endTime":\#(milliseconds(minutesAgo: $0)),"# } ?? ""
        return #"{"eventType":"\#(type)","title":"\#(title)","#
            + #""startTime":\#(milliseconds(minutesAgo: start)),\#(end)\#(more)}"#
    }
}
