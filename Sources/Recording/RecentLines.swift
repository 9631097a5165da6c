package import SystemCalls

/// What memory still holds of a record that cannot be read back, as it was when this was made.
package struct RecentLines: LineSource {
    /// The lines with their line feeds.
    private let bytes: [UInt8]
    /// The number of the last line, and the file it is of, by which a copy is known again.
    let lastSequence: Int
    let opening: Int

    /// Copies the lines of a ring.
    init(_ ring: borrowing ByteRing, lastSequence: Int, opening: Int) {
        self.lastSequence = lastSequence
        self.opening = opening
        var bytes: [UInt8] = []
        ring.forEach { _, line in
            line.withUnsafeBytes { bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: "\n"))
            return true
        }
        self.bytes = bytes
    }

    package var endOffset: Int { bytes.count }

    /// Only the same lines: those that were forgotten meanwhile have moved all others.
    package func continues(_ other: any LineSource) -> Bool {
        guard let other = other as? RecentLines else { return false }
        return lastSequence == other.lastSequence && opening == other.opening
    }

    package func forEachLine(
        from offset: Int, _ visit: (_ offset: Int, _ line: Span<UInt8>) -> Void
    ) throws(SystemError) {
        var start = offset
        while let line = line(at: start) {
            visit(start, bytes.span.extracting(line))
            start = line.upperBound + 1
        }
    }

    package func forEachLine(
        at offsets: [Int], _ visit: (_ place: Int, _ line: Span<UInt8>) -> Void
    ) throws(SystemError) {
        for (place, offset) in offsets.enumerated() {
            if let line = line(at: offset) { visit(place, bytes.span.extracting(line)) }
        }
    }

    private func line(at offset: Int) -> Range<Int>? {
        guard bytes.indices.contains(offset) else { return nil }
        let length = bytes.span.extracting(offset...).firstOffset(of: UInt8(ascii: "\n"))
        return length.map { offset..<offset + $0 }
    }
}

extension Recorder {
    /// The committed lines as far as they can be read: of a regular file all, of a pipe or a device
    /// what memory still holds.
    package func lines() -> any LineSource {
        if let reader = reader() { return reader }
        if let snapshot, snapshot.lastSequence == lastSequence, snapshot.opening == openings {
            return snapshot
        }
        let lines = RecentLines(recentLines, lastSequence: lastSequence, opening: openings)
        snapshot = lines
        return lines
    }
}
