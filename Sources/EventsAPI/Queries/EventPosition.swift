/// Where an event stands in a list (contract 4.4): open ones before closed ones, then those that
/// started later before those that started earlier.
package struct EventPosition: Comparable, Hashable, Sendable {
    package let isOpen: Bool
    package let startTime: Timestamp
    /// Orders what would stand in the same place, the lower number first; the list's owner gives it.
    package let tie: UInt64

    package init(isOpen: Bool, startTime: Timestamp, tie: UInt64) {
        self.isOpen = isOpen
        self.startTime = startTime
        self.tie = tie
    }

    /// Whether an event at `left` comes before one at `right`.
    package static func < (left: EventPosition, right: EventPosition) -> Bool {
        guard left.isOpen == right.isOpen else { return left.isOpen }
        guard left.startTime == right.startTime else { return left.startTime > right.startTime }
        return left.tie < right.tie
    }
}
