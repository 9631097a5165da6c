/// Whether an event goes on, as `status` tells it (contract 4.2).
package enum EventStatus: String, Sendable {
    case open = "OPEN"
    case closed = "CLOSED"
}
