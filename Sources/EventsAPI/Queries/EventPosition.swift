/// Where an event stands in a list (contract 4.4): open ones before closed ones, then those that
/// started later before those that started earlier. The list's owner keeps the order.
package struct EventPosition: Hashable, Sendable {
    package let isOpen: Bool
    package let startTime: Timestamp
    /// Tells apart what would stand in the same place; the list's owner gives it.
    package let tie: UInt64

    package init(isOpen: Bool, startTime: Timestamp, tie: UInt64) {
        self.isOpen = isOpen
        self.startTime = startTime
        self.tie = tie
    }
}
