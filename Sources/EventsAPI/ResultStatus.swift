/// What the API says about one report in a 201 (contract 3.2).
///
/// Of several that apply, the first in the order of the cases stands in the answer.
package enum ResultStatus: UInt8, Sendable, CaseIterable, Comparable {
    case invalidEntityType
    case invalidTimestamps
    case invalidMetadata
    case ok

    package var wireName: StaticString {
        switch self {
        case .ok: "OK"
        case .invalidEntityType: "INVALID_ENTITY_TYPE"
        case .invalidTimestamps: "INVALID_TIMESTAMPS"
        case .invalidMetadata: "INVALID_METADATA"
        }
    }

    package static func < (left: ResultStatus, right: ResultStatus) -> Bool {
        left.rawValue < right.rawValue
    }
}
