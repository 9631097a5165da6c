/// What became of one report: an event has one for every entity that its selector matches.
package struct EventResult: Sendable, Equatable {
    package var correlationID: UInt64
    package var status: ResultStatus
    /// Where the entity's id stands in the verdict's `entityIDs`.
    package var entity: Range<Int>
}
