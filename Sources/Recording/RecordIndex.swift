/// Where some lines of a record file begin: enough to find the others by a short search.
///
/// It never holds more than `capacity` places. When that is reached it drops every other one and
/// from then on notes places twice as far apart, so it allocates once and costs 64 KiB however
/// long the file grows.
struct RecordIndex: Sendable {
    struct Place: Equatable, Sendable {
        let sequence: Int
        let offset: Int
    }

    static let capacity = 4_096
    static let initialStride = 64 << 10

    private(set) var places: [Place]
    private(set) var strideBytes = initialStride

    /// The index of a file whose first line is at offset 0.
    init() {
        places = []
        places.reserveCapacity(Self.capacity)
    }

    /// Notes that the line `sequence` begins at `offset`, if that is far enough from the last.
    mutating func note(sequence: Int, offset: Int) {
        if let last = places.last, offset - last.offset < strideBytes { return }
        if places.count == Self.capacity { thinOut() }
        places.append(Place(sequence: sequence, offset: offset))
    }

    /// The last noted place at or before the line `sequence`.
    func lower(_ sequence: Int) -> Place? {
        let count = countOfPlaces(through: sequence)
        return count == 0 ? nil : places[count - 1]
    }

    /// The first noted place behind the line `sequence`.
    func upper(_ sequence: Int) -> Place? {
        let count = countOfPlaces(through: sequence)
        return count == places.count ? nil : places[count]
    }

    private func countOfPlaces(through sequence: Int) -> Int {
        var lower = 0
        var upper = places.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if places[middle].sequence <= sequence { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    private mutating func thinOut() {
        for kept in 0..<places.count / 2 { places[kept] = places[kept * 2] }
        places.removeLast(places.count - places.count / 2)
        strideBytes *= 2
    }
}
