import ByteBuffers
import EventsAPI

/// An event selector's errors lie within its text, and its values hold no more than the text does.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzEventSelector(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(UnsafeBufferPointer(start: start, count: count).span)
    let length = text.utf8.count
    do throws(EventSelectorError) {
        let selector = try EventSelector(text)
        precondition(selector.text == text && !selector.criteria.isEmpty)
        let held = selector.criteria.map(size).reduce(0, +)
        precondition(held < length, "values that the text does not have")
        expectSameAgain(selector, "  \(text)  ")
        expectSameAgain(selector, "\(text),status(OPEN)")
    } catch {
        precondition(0...length ~= error.offset, "an error outside the text")
        precondition(!error.message(in: Array(text.utf8).span).isEmpty)
    }
    return 0
}

/// White space around a selector, and criteria behind it, change nothing.
private func expectSameAgain(_ selector: EventSelector, _ text: String) {
    let again = try? EventSelector(text)
    precondition(again?.criteria.starts(with: selector.criteria) == true)
}

private func size(_ criterion: EventCriterion) -> Int {
    switch criterion {
    case .eventID(let values), .entityID(let values), .managementZoneID(let values),
        .correlationID(let values):
        size(values)
    case .eventType(let value): size([value])
    case .property(let key, let values): key.utf8.count + size(values)
    case .status(let status): size([status.rawValue])
    case .underMaintenance, .suppressAlert, .suppressProblem, .frequentEvent: 6
    }
}

/// Each value has a mark behind it.
private func size(_ values: [String]) -> Int {
    values.reduce(0) { $0 + $1.utf8.count + 1 }
}
