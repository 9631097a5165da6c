import ByteBuffers
import Dispatch
import Recording

/// What the control API reads and changes.
extension EmulatorCore {
    /// A page of events is at most so long, whatever its limit: the last one says where it goes on.
    static let maximumPageBytes = 8 << 20

    private static let readingQueue = DispatchQueue(label: "oneagent-emulator.reading")

    func beginGeneration() {
        generation += 1
        generationFloor = recorder.lastSequence
    }

    /// Lists show nothing of a file that was put in the record's place.
    func beginAnotherRecord() {
        generation += 1
        generationFloor = recorder.sequenceAtOpening
    }

    func appendGeneration(to json: inout ByteBuffer) {
        json.append(#"{"last":"#)
        json.append(decimal: generationFloor)
        json.append(#","generation":"#)
        json.append(decimal: generation)
        json.append("}")
    }

    /// Composes a list of events and hands it over, now or once it was read from the file.
    func readEvents(_ query: ControlQuery, then finish: @escaping (ReadOutcome) -> Void) {
        let after = max(query.after, generationFloor)
        guard let reader = recorder.reader() else {
            return finish(.content(recentEvents(query, after: after)))
        }
        let generation = generation
        // Reading is not to hold up those who post.
        beside(
            Self.readingQueue,
            { EventList.read(reader, query, after: after, generation: generation) }, then: finish)
    }

    private func recentEvents(_ query: ControlQuery, after: Int) -> [UInt8] {
        var list = EventList(generation: generation, last: after)
        list.isFromMemory = true
        list.forgotten = recorder.recentLines.forgotten
        var isFull = false
        recorder.recentLines.forEach(from: after + 1) { number, line in
            if list.lines.count == query.limit {
                isFull = true
                return false
            }
            if query.filter.isWanted(line) { list.lines.append(line.withUnsafeBytes { Array($0) }) }
            list.last = number
            return true
        }
        if !isFull { list.last = max(after, recorder.lastSequence) }
        return list.json()
    }

    func appendRequests(_ query: ControlQuery, to json: inout ByteBuffer) {
        json.append(#"{"requests":["#)
        var last = query.after
        var count = 0
        journal.ring.forEach(from: query.after + 1) { number, bytes in
            guard count < query.limit, json.count < Self.maximumPageBytes else { return false }
            if count > 0 { json.append(",") }
            appendEntry(number, bytes, to: &json)
            count += 1
            last = number
            return true
        }
        json.append(#"],"last":"#)
        json.append(decimal: last)
        json.append(#","forgotten":"#)
        json.append(decimal: journal.ring.forgotten)
        json.append("}")
    }
}

/// The answer to `GET events`.
struct EventList {
    var lines: [[UInt8]] = []
    let generation: Int
    /// Where the next page goes on.
    var last: Int
    /// Whether the record cannot be read back, so that only what memory holds is shown.
    var isFromMemory = false
    var forgotten = 0

    init(generation: Int, last: Int) {
        self.generation = generation
        self.last = last
    }

    static func read(
        _ reader: RecordReader, _ query: ControlQuery, after: Int, generation: Int
    ) -> ReadOutcome {
        do {
            let page = try reader.page(
                after: after, limit: query.limit, maximumBytes: EmulatorCore.maximumPageBytes,
                where: query.filter.isWanted)
            var list = EventList(generation: generation, last: page.last)
            list.lines = page.lines.map { Array(page.bytes[$0]) }
            return .content(list.json())
        } catch {
            return .failed("The record cannot be read: \(error)")
        }
    }

    func json() -> [UInt8] {
        var json = ByteBuffer(capacity: lines.reduce(128) { $0 + $1.count + 1 })
        json.append(#"{"events":["#)
        for (place, line) in lines.enumerated() {
            if place > 0 { json.append(",") }
            json.append(line.span)
        }
        json.append(#"],"last":"#)
        json.append(decimal: last)
        json.append(#","generation":"#)
        json.append(decimal: generation)
        if isFromMemory {
            json.append(#","source":"memory","forgotten":"#)
            json.append(decimal: forgotten)
        }
        json.append("}")
        return json.span.withUnsafeBytes { Array($0) }
    }
}
